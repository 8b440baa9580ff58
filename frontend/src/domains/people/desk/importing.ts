import { api, unwrap } from '@/kernel/api'
import { newId } from '@/kernel/ids'
import type { components } from '@/kernel/schema'

/** An import as pages show it. */
export type Batch = components['schemas']['ImportDetail']

export const STATES: Record<string, { title: string; kind: 'doing' | 'done' | 'waiting' | 'refused' | 'withdrawn' | 'soon' }> = {
  reading: { title: '读取中', kind: 'doing' },
  previewed: { title: '待确认', kind: 'soon' },
  applying: { title: '写入中', kind: 'doing' },
  applied: { title: '已写入', kind: 'done' },
  refused: { title: '文件读不了', kind: 'refused' },
  undone: { title: '已撤销', kind: 'withdrawn' },
  cancelled: { title: '已放弃', kind: 'withdrawn' },
}

/** What a column may mean. */
export const MEANINGS: Record<string, string> = {
  name: '姓名', id_number: '证件号码', id_kind: '证件类型', passport: '护照号码', sex: '性别', birth: '出生日期', phone: '电话（几个时收第一个）', relation: '与户主关系',
  is_head: '是否户主', head_name: '户主姓名', head_number: '户主证件号码', head_phone: '户主电话', household_no: '户编号', address: '住址（一格写全）', estate: '小区', building: '楼栋', entrance: '单元',
  floor: '楼层', room: '房号', ethnic_group: '民族', education: '文化程度', political_status: '政治面貌', marital_status: '婚姻状况',
  residence: '人口类型（户籍、流动…）', tags: '人员类别（低保、残疾…）', flag: '是不是表头说的这类人（是、√）', workplace: '工作单位', note: '备注（不收进档案）', seq: '序号', other: '不收进档案', ignore: '不读',
}

/** What an undo may leave, since somebody has touched it. */
export const LEFT: Record<string, string> = {
  person: '这个人', household: '一户', resident: '一条居住', residence: '居住地', name: '姓名', document: '证件号码', birth: '出生日期', sex: '性别', phone: '电话',
  ethnic_group: '民族', education: '文化程度', political_status: '政治面貌', marital_status: '婚姻状况', workplace: '工作单位', kind: '人口类型', relation: '与户主关系',
}

export interface SheetShown {
  name: string
  fingerprint: string
  header_rows: number[]
  people: number
  note: string
  columns: { column: string; title: string; field: string | null }[]
}
export const sheetsOf = (batch: Batch): SheetShown[] => (batch.mapping as { sheets?: SheetShown[] }).sheets ?? []
export const countOf = (batch: { counts: object }, name: string): number => Number((batch.counts as Record<string, unknown>)[name] ?? 0)

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  csv: 'text/csv',
}
export const isSheet = (file: File): boolean => /\.(xlsx|xls|csv)$/i.test(file.name)

/** Uploads a workbook as it is and begins a batch; answers its id. */
export async function beginImport(file: File, key: string): Promise<string> {
  const id = newId()
  const type = TYPES[file.name.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  await unwrap(
    api.PUT('/files/{file_id}', {
      params: { path: { file_id: id }, query: { name: file.name } },
      headers: { 'content-type': type },
      body: file as unknown as string,
      bodySerializer: () => file,
    }),
  )
  const made = await unwrap(api.POST('/imports', { params: { header: { 'Idempotency-Key': key } }, body: { file_id: id, file_name: file.name } }))
  return made.id
}

/** The sample workbook, whose number columns are text so that Excel leaves them alone. */
export const sampleFile = async (): Promise<Blob> => (await unwrap(api.GET('/imports/sample', { parseAs: 'blob' }))) as unknown as Blob

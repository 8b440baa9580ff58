/** Files about places, as somebody has them on his disk. */
const HEAD = '楼号,层数,单元数,每层户数,电梯数,建成年份,门牌地址,结构,消防设施'
const row = (number: number, floors: string): string => `${number},${floors},1,2,0,2026,礼仪路${number}号,框架,每层消火栓2处`
const sheet = (name: string, rows: string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${[HEAD, ...rows].join('\n')}\n`) })

/** Three buildings, the second with a number of floors that is none. */
export const WRONG_BUILDINGS = sheet('楼栋表.csv', [row(1, '6'), row(2, '六层半'), row(3, '6')])
export const BUILDINGS = sheet('楼栋表改好.csv', [row(1, '6'), row(2, '6'), row(3, '6')])

/** A square of a fiftieth of a degree. */
export const OUTLINE = {
  name: '平庄社区.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify({
    type: 'Feature', properties: {},
    geometry: { type: 'Polygon', coordinates: [[[106.94, 27.63], [106.96, 27.63], [106.96, 27.65], [106.94, 27.65], [106.94, 27.63]]] },
  })),
}

import { newId } from '@/kernel/ids'
import { api, unwrap } from '@/kernel/api'

/** A GeoJSON polygon as people get it from a survey or a map program. */
export type Outline = Record<string, unknown>
export type Ring = [number, number][]

/** Reads a .geojson file: a bare polygon, a feature, or the first feature of a collection. Null if it is none. */
export async function readOutline(file: File): Promise<Outline | null> {
  try {
    let found = JSON.parse(await file.text()) as Outline
    if (found['type'] === 'FeatureCollection') found = ((found['features'] as Outline[])[0] ?? {})
    if (found['type'] === 'Feature') found = (found['geometry'] ?? {}) as Outline
    return found['type'] === 'Polygon' || found['type'] === 'MultiPolygon' ? found : null
  } catch {
    return null
  }
}

/** The outer rings of an outline. */
export function ringsOf(outline: Outline | null | undefined): Ring[] {
  if (!outline) return []
  const parts = outline['type'] === 'Polygon' ? [outline['coordinates']] : outline['coordinates']
  return ((parts ?? []) as Ring[][]).flatMap((rings) => (rings[0] ? [rings[0]] : []))
}

const TYPES: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xls: 'application/vnd.ms-excel', csv: 'text/csv',
}
/** Puts a sheet of buildings into the store; answers its id. */
export async function uploadSheet(file: File): Promise<string> {
  const id = newId()
  const type = TYPES[file.name.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  await unwrap(
    api.PUT('/files/{file_id}', {
      params: { path: { file_id: id }, query: { name: file.name } }, headers: { 'content-type': type }, body: file as unknown as string, bodySerializer: () => file,
    }),
  )
  return id
}

/** Makes a picture small off the main thread: at most 1600 px and 400 KB, upright, without EXIF by construction. */
const LONGEST = 1600
const BIGGEST = 400 * 1024

export interface PhotoAsked {
  id: number
  file: Blob
}

declare const self: DedicatedWorkerGlobalScope

async function compress(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  let quality = 0.82
  let blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  while (blob.size > BIGGEST && quality > 0.25) {
    quality -= 0.12
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  }
  return blob
}

self.addEventListener('message', (message: MessageEvent<PhotoAsked>) => {
  const { id, file } = message.data
  compress(file).then(
    (blob) => self.postMessage({ id, blob }),
    (cause: unknown) => self.postMessage({ id, error: String(cause) }),
  )
})

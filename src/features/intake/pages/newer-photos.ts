const isNewer = ({ name, type }: File) => /\.hei[cf]$/i.test(name) || /^image\/hei[cf]/.test(type)

/** What can be chosen beside the ordinary kinds. Telephones that turn their photos into JPEG by themselves do so only where these are not named. */
export const newerPhotos = (): string =>
  /iP(hone|ad|od)/.test(navigator.userAgent) || navigator.maxTouchPoints > 1 ? '' : ',.heic,.heif'

function jpegOf(bitmap: ImageBitmap): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
}

/** A photo that this browser can show and others cannot, as a JPEG; everything else as it is. */
export async function showable(file: File): Promise<File> {
  if (!isNewer(file)) return file
  try {
    const jpeg = await jpegOf(await createImageBitmap(file))
    if (jpeg === null) return file
    return new File([jpeg], file.name.replace(/\.hei[cf]$/i, '.jpg'), { type: 'image/jpeg' })
  } catch {
    return file
  }
}

/** Whether browsers show a picture of this kind. */
export const isShown = (file: File): boolean => file.type.startsWith('image/') && !isNewer(file)

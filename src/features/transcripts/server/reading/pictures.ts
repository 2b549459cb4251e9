import { type AttachmentText, joinedPages, mostPixels } from '../../domain/attachment.ts'
import { sizeOfPicture } from '../../domain/pictures/picture-size.ts'
import type { PictureReader } from './picture-reader.ts'
import { Unreadable } from './unreadable.ts'

type Drawing = typeof import('@napi-rs/canvas')

let engine: Promise<PictureReader> | undefined

/** What looks at pictures, loaded with the first one. Its parts may be missing where nobody built them. */
async function reader() {
  engine ??= import('./picture-reader.ts').then(({ PictureReader }) => PictureReader.open())
  return engine.catch((error) => {
    throw new Unreadable('no_engine', error)
  })
}

/** What draws pictures and pages. */
export async function drawing(): Promise<Drawing> {
  return import('@napi-rs/canvas').catch((error) => {
    throw new Unreadable('no_engine', error)
  })
}

/** The text of a drawn page. */
export async function textOfCanvas(canvas: import('@napi-rs/canvas').Canvas): Promise<string> {
  return (await reader()).read(canvas)
}

/** Decodes a picture: the first of several, upright, on white. */
async function decoded(content: Uint8Array) {
  const size = sizeOfPicture(content)
  if (size === null) throw new Unreadable('broken')
  if (size.width * size.height > mostPixels) throw new Unreadable('too_large')
  const { createCanvas, loadImage } = await drawing()
  const image = await loadImage(Buffer.from(content)).catch((error) => {
    throw new Unreadable('broken', error)
  })
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0)
  return canvas
}

/** Reads a picture. */
export async function readPicture(content: Uint8Array): Promise<AttachmentText> {
  const text = await textOfCanvas(await decoded(content))
  return joinedPages([text], { pages: 1, pageKind: null, way: 'picture' })
}

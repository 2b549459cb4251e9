const drawnAt = 2

// What a copy outside the page must say for itself, because no style sheet goes with it.
function withOwnStyles(element: Element): Element {
  const copy = element.cloneNode(false) as Element
  if (element instanceof HTMLElement || element instanceof SVGElement) {
    const style = getComputedStyle(element)
    const own = [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')
    copy.setAttribute('style', own)
  }
  for (const child of element.childNodes)
    if (child instanceof Element) copy.append(withOwnStyles(child))
    else if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode())
  return copy
}

function drawing(element: HTMLElement): { address: string; width: number; height: number } {
  const { width, height } = element.getBoundingClientRect()
  const copy = withOwnStyles(element) as HTMLElement
  copy.style.margin = '0'
  copy.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml')
  const inside = new XMLSerializer().serializeToString(copy)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${inside}</foreignObject></svg>`
  return { address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, width, height }
}

/** Part of the page as a PNG picture, twice as fine as it is shown; null where the browser cannot draw one. */
export async function pictureOf(element: HTMLElement): Promise<Blob | null> {
  const { address, width, height } = drawing(element)
  const image = new Image(width, height)
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * drawnAt)
  canvas.height = Math.round(height * drawnAt)
  const context = canvas.getContext('2d')
  if (context === null) return null
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(drawnAt, drawnAt)
  context.drawImage(image, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

/** Lets the browser save a file under a name. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The download has begun by then; the address is not needed any more.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

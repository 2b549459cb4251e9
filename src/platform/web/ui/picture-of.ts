const finest = 2
/** What browsers can hold in one canvas, with room to spare. */
const mostPixels = 16_000
const margin = 24
const titleSize = 20
const underSize = 13
const headHeight = margin + titleSize + 8 + underSize + 16

/** What stands above a picture that is looked at far from its page. */
export interface PictureHead {
  readonly title: string
  /** Of what and when. */
  readonly under: string
}

type Styles = ReadonlyMap<string, string>

// What does not change how a still looks, or says once more what another name says.
const saysNothing = /^(--|animation|transition|scroll-)|(^|-)(inline|block)(-|$)/

function stylesOf(element: Element): Styles {
  const style = getComputedStyle(element)
  const names = [...style].filter((name) => !saysNothing.test(name))
  return new Map(names.map((name) => [name, style.getPropertyValue(name)]))
}

/** How elements look that no style sheet says anything of. */
function plainLooks(): { of(element: Element): Styles; forget(): void } {
  const host = document.createElement('div')
  host.setAttribute('style', 'all: initial; display: none')
  document.body.append(host)
  const known = new Map<string, Styles>()
  return {
    of: ({ namespaceURI, localName }) => {
      const found = known.get(localName)
      if (found !== undefined) return found
      const bare = document.createElementNS(namespaceURI, localName)
      bare.setAttribute('style', 'all: revert')
      host.append(bare)
      const styles = stylesOf(bare)
      known.set(localName, styles)
      return styles
    },
    forget: () => host.remove(),
  }
}

/** A copy that says for itself how it looks, because no style sheet goes with it; what is not seen stays behind. */
function withOwnStyles(
  element: Element,
  plain: ReturnType<typeof plainLooks>,
  above?: Styles,
): Element | null {
  const styles = stylesOf(element)
  if (styles.get('display') === 'none') return null
  const copy = element.cloneNode(false) as Element
  const usual = plain.of(element)
  const own = [...styles].filter(
    ([name, value]) => value !== usual.get(name) || (above !== undefined && value !== above.get(name)),
  )
  copy.setAttribute('style', own.map(([name, value]) => `${name}:${value}`).join(';'))
  for (const child of element.childNodes)
    if (child instanceof Element) copy.append(withOwnStyles(child, plain, styles) ?? '')
    else if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode())
  return copy
}

function drawing(element: HTMLElement): { address: string; width: number; height: number } {
  // What one presses is left out and what scrolls shows all it holds, for as long as it is copied: nothing is drawn meanwhile.
  element.classList.add('hx-pictured')
  const { width, height } = element.getBoundingClientRect()
  const plain = plainLooks()
  const copy = withOwnStyles(element, plain) as HTMLElement
  plain.forget()
  element.classList.remove('hx-pictured')
  copy.style.margin = '0'
  copy.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml')
  const inside = new XMLSerializer().serializeToString(copy)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${inside}</foreignObject></svg>`
  return { address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, width, height }
}

function writeHead(
  context: CanvasRenderingContext2D,
  { title, under }: PictureHead,
  style: CSSStyleDeclaration,
): void {
  context.textBaseline = 'top'
  context.fillStyle = style.getPropertyValue('--hx-ink')
  context.font = `500 ${titleSize}px ${style.fontFamily}`
  context.fillText(title, margin, margin)
  context.fillStyle = style.getPropertyValue('--hx-ink-soft')
  context.font = `${underSize}px ${style.fontFamily}`
  context.fillText(under, margin, margin + titleSize + 8)
}

/**
 * Part of the page as a PNG picture under a head, twice as fine as it is shown unless that were too large; null where the browser cannot
 * draw one. What carries `hx-pictured` meanwhile can say how it is to look.
 */
export async function pictureOf(element: HTMLElement, head: PictureHead): Promise<Blob | null> {
  const { address, width, height } = drawing(element)
  const image = new Image(width, height)
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  const whole = { width: width + 2 * margin, height: height + headHeight + margin }
  const scale = Math.min(finest, mostPixels / Math.max(whole.width, whole.height))
  canvas.width = Math.round(whole.width * scale)
  canvas.height = Math.round(whole.height * scale)
  const context = canvas.getContext('2d')
  if (context === null) return null
  const style = getComputedStyle(element)
  context.fillStyle = getComputedStyle(document.documentElement).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  writeHead(context, head, style)
  context.drawImage(image, margin, headHeight)
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

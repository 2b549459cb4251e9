import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, version } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { LoadingState } from '../states.tsx'
import type { ShownFile } from './file-thumb.tsx'

GlobalWorkerOptions.workerSrc = workerUrl
/** Where the build lays the tables for Chinese, Japanese and Korean text, and the fonts that a PDF may leave out. */
const parts = `/assets/pdf-${version}`
const sharpest = 2 // pixels of the canvas to a pixel of the page

/** The pages of a PDF, drawn by us: nothing in it runs. A page is drawn when it comes in sight. */
export function PdfPages({ file: { href, name }, onError }: { file: ShownFile; onError: () => void }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null)
  const failed = useRef(onError)
  failed.current = onError
  useEffect(() => {
    const loading = getDocument({
      url: href,
      cMapUrl: `${parts}/cmaps/`,
      standardFontDataUrl: `${parts}/standard_fonts/`,
      useWasm: false,
    })
    loading.promise.then(setPdf, () => failed.current())
    return () => void loading.destroy()
  }, [href])
  if (pdf === null) return <LoadingState rows={8} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too.
    <div className="hx-viewer-pdf" role="document" aria-label={name} tabIndex={0}>
      {Array.from({ length: pdf.numPages }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number.
        <PdfPage key={index} pdf={pdf} number={index + 1} />
      ))}
    </div>
  )
}

function PdfPage({ pdf, number }: { pdf: PDFDocumentProxy; number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      watch.disconnect()
      void draw(pdf, number, element)
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [pdf, number])
  return (
    <canvas ref={canvas} className="hx-viewer-page" role="img" aria-label={`${number} / ${pdf.numPages}`} />
  )
}

async function draw(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<void> {
  const page = await pdf.getPage(number)
  const whole = page.getViewport({ scale: 1 })
  const scale = (canvas.clientWidth / whole.width) * Math.min(devicePixelRatio, sharpest)
  const viewport = page.getViewport({ scale })
  canvas.width = viewport.width
  canvas.height = viewport.height
  await page.render({ canvas, viewport }).promise
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of the organisation's own, on another server; what stands in its head is set later. */
export interface Site {
  readonly origin: string
  head: string
  close(): void
}

/** Serves one: a title, its head, and what is given as its body. */
export async function openSite(title: string, body: string): Promise<Site> {
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    return response.end(`<!doctype html><title>${title}</title>${site.head}<h1>${title}</h1>${body}`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const site: Site = { origin, head: '', close: () => server.close() }
  return site
}

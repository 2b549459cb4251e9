// Opens a kiosk's page without a line, as it was last seen with one.
const name = 'huixiang-kiosk'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const isKiosk = ({ pathname }) => /^\/q\/[^/]+\/kiosk$/.test(pathname)
const isPart = ({ pathname }) => pathname.startsWith('/public-assets/')

async function page(request) {
  const kept = await caches.open(name)
  const { pathname } = new URL(request.url)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await kept.put(pathname, fresh.clone())
    return fresh
  } catch {
    return (await kept.match(pathname)) ?? Response.error()
  }
}

async function part(request) {
  const kept = await caches.open(name)
  const known = await kept.match(request)
  if (known !== undefined) return known
  const fresh = await fetch(request)
  if (fresh.ok) await kept.put(request, fresh.clone())
  return fresh
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== location.origin) return
  if (isKiosk(address)) event.respondWith(page(request))
  else if (isPart(address)) event.respondWith(part(request))
})

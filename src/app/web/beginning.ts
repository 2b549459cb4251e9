import type { PageRoute } from '#platform/web/module.ts'

/** Where the program asks first who is signed in. */
export const sessionAddress = '/api/session'

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((one) => one !== '')

/** The page that an address will most likely be drawn with; the router, which comes later, has the last word. */
export function likelyRoute(routes: readonly PageRoute[], pathname: string): PageRoute | undefined {
  const asked = segmentsOf(pathname)
  const fitting = routes.filter(({ path }) => {
    const own = segmentsOf(path)
    return (
      own.length === asked.length && own.every((one, place) => one.startsWith(':') || one === asked[place])
    )
  })
  return fitting.find(({ path }) => !path.includes(':')) ?? fitting[0]
}

import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { createBrowserRouter, type DataRouter, Navigate, type RouteObject, useLocation } from 'react-router'
import type { PageRoute, WebModule } from '#platform/web/module.ts'
import { permits, useMay, useSession } from '#platform/web/session.tsx'
import { railOf, startOf } from '#platform/web/shell/rail-steps.ts'
import { Shell } from '#platform/web/shell/shell.tsx'
import { topBarOf } from '#platform/web/shell/top-bar.tsx'
import { Boundary } from '#platform/web/ui/boundary.tsx'
import { LoadingState, NoPermission } from '#platform/web/ui/states.tsx'
import { features } from './features.ts'
import { NotFound, PageBroke } from './page-states.tsx'
import { SessionGate, sessionQuery } from './session-gate.tsx'

/** All pages of all features, each loaded when first opened. */
export function createRouter() {
  const routes = features.flatMap((one) => one.routes)
  const topBar = topBarOf(features)
  return createBrowserRouter([
    {
      HydrateFallback: LoadingState,
      ErrorBoundary: PageBroke,
      children: [
        ...routes.filter((route) => route.public).map(routeOf),
        {
          element: (
            <SessionGate>
              <Shell modules={features} topBar={topBar} />
            </SessionGate>
          ),
          children: [
            {
              ErrorBoundary: PageBroke,
              children: [
                { index: true, element: <Start modules={features} /> },
                ...routes.filter((route) => !route.public).map(routeOf),
                { path: '*', element: <NotFound /> },
              ],
            },
          ],
        },
      ],
    },
  ])
}

/**
 * Asks for what the page begins with on which somebody arrives, as soon as its code is there and they may open it: the first drawing then
 * has it, where it would else draw an empty page and ask only after that.
 */
export function askAhead(router: DataRouter, client: QueryClient): void {
  const { matches, location } = router.state
  const search = new URLSearchParams(location.search)
  for (const { route: matched, params } of matches) {
    const route = features.flatMap((one) => one.routes).find((one) => one.path === matched.path)
    if (route === undefined || route.public) continue
    // What fails here is asked again by the page, which says so.
    void Promise.all([route.page(), client.ensureQueryData(sessionQuery)])
      .then(([page, { grants }]) => {
        const granted = grants.map(({ permission }) => permission)
        if (permits(granted, route.access)) page.ahead?.({ client, params, search })
      })
      .catch(() => undefined)
  }
}

function routeOf(route: PageRoute): RouteObject {
  return {
    path: route.path,
    lazy: async () => {
      const { default: Page } = await route.page()
      return { Component: () => <Guarded route={route} Page={Page} /> }
    },
  }
}

// A page that breaks while it is drawn leaves the shell standing, and is tried again at the next address.
function Guarded({ route, Page }: { route: PageRoute; Page: ComponentType }) {
  const may = useMay(route.access)
  const { key } = useLocation()
  if (!may) return <NoPermission page permission={[route.access].flat()[0]} />
  return (
    <Boundary fallback={<PageBroke />} resetKey={key}>
      <Page />
    </Boundary>
  )
}

function Start({ modules }: { modules: readonly WebModule[] }) {
  const { permissions } = useSession()
  const start = startOf(railOf(modules, (permission) => permissions.includes(permission)))
  return start === undefined ? <NoPermission page /> : <Navigate to={start} replace />
}

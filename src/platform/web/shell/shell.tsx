import { lazy, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import type { WebModule } from '../module.ts'
import { useSession } from '../session.tsx'
import { useMediaQuery, usePhone } from '../ui/use-media-query.ts'
import { PhoneBar } from './phone-bar.tsx'
import { Rail } from './rail.tsx'
import { RailContext } from './rail-context.ts'
import { currentEntry, railOf } from './rail-steps.ts'
import { TopBar, type TopBarPiece } from './top-bar.tsx'
import './shell.css'

const stored = 'huixiang.rail'
const KeptControls = lazy(() => import('./kept-controls.tsx'))

/** The frame around every page of a signed-in person. */
export function Shell({
  modules,
  topBar,
}: {
  modules: readonly WebModule[]
  topBar: readonly TopBarPiece[]
}) {
  const { t } = useTranslation('platform')
  const { permissions, demo } = useSession()
  const { pathname } = useLocation()
  const phone = usePhone()
  const [wide, widen] = useRailWidth()
  const rail = useMemo(
    () => railOf(modules, (permission) => permissions.includes(permission)),
    [modules, permissions],
  )
  const pieces = topBar.filter((one) => one.access === undefined || permissions.includes(one.access))
  const current = currentEntry(rail, pathname)
  const quiet = useQuiet()
  const main = useRef<HTMLElement>(null)
  useFocusOnArrival(main, pathname)
  return (
    <div className="hx-shell">
      <a className="hx-skip" href="#main">
        {t('shell.skip')}
      </a>
      {demo && (
        <aside className="hx-ribbon" aria-label={t('shell.demo')}>
          <strong>{t('shell.demo')}</strong> <span>{t('shell.demoHint')}</span>
        </aside>
      )}
      <div className="hx-frame">
        {!phone && <Rail rail={rail} current={current} wide={wide} onWiden={widen} />}
        <div className="hx-stage">
          <RailContext value={rail}>
            <TopBar pieces={pieces} />
          </RailContext>
          <main id="main" tabIndex={-1} ref={main}>
            <Outlet />
          </main>
        </div>
      </div>
      {phone && <PhoneBar rail={rail} current={current} />}
      <ScrollRestoration />
      {quiet && (
        <Suspense>
          <KeptControls />
        </Suspense>
      )}
    </div>
  )
}

// What nobody waits for is drawn when the page stands and the browser has nothing else to do.
function useQuiet(): boolean {
  const [quiet, tell] = useState(false)
  useEffect(() => {
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(tell, 1000, true)
      return () => clearTimeout(timer)
    }
    const wait = requestIdleCallback(() => tell(true))
    return () => cancelIdleCallback(wait)
  }, [])
  return quiet
}

// A screen reader learns of a new page by being taken there; the first page announces itself.
function useFocusOnArrival(main: RefObject<HTMLElement | null>, pathname: string): void {
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [main, pathname])
}

function useRailWidth(): [boolean, (wide: boolean) => void] {
  const roomy = useMediaQuery('(min-width: 1200px)')
  const [chosen, setChosen] = useState(() => localStorage.getItem(stored))
  const widen = (wide: boolean) => {
    localStorage.setItem(stored, wide ? 'wide' : 'narrow')
    setChosen(wide ? 'wide' : 'narrow')
  }
  return [chosen === null ? roomy : chosen === 'wide', widen]
}

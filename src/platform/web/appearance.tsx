import { App, ConfigProvider } from 'antd'
import enGB from 'antd/locale/en_GB'
import zhCN from 'antd/locale/zh_CN'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react'
import './quiet-icons.ts'
import { useLocale } from './i18n.ts'
import { type Appearance, antdThemeOf, cssVariables } from './theme.ts'
import { Hints } from './ui/hints.tsx'
import { useMediaQuery } from './ui/use-media-query.ts'

/** What a person chose; `system` follows the computer. */
export type AppearanceChoice = Appearance | 'system'

interface Looks {
  readonly appearance: Appearance
  readonly choice: AppearanceChoice
  choose(next: AppearanceChoice): void
}

const stored = 'huixiang.appearance'
const LooksContext = createContext<Looks | null>(null)

/** Light or dark now, what was chosen, and how to choose. */
export function useAppearance(): Looks {
  const looks = useContext(LooksContext)
  if (looks === null) throw new Error('useAppearance needs AppearanceProvider')
  return looks
}

/** Gives everything below its colours, type and the language of antd's own words. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const { locale } = useLocale()
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  const [choice, setChoice] = useState<AppearanceChoice>(keptChoice)
  const appearance = choice === 'system' ? (systemDark ? 'dark' : 'light') : choice
  const looks = useMemo<Looks>(() => {
    const choose = (next: AppearanceChoice) => {
      localStorage.setItem(stored, next)
      setChoice(next)
    }
    return { appearance, choice, choose }
  }, [appearance, choice])
  const theme = useMemo(() => antdThemeOf(appearance, locale, still), [appearance, locale, still])
  useLayoutEffect(() => paint(appearance), [appearance])
  return (
    <LooksContext value={looks}>
      <ConfigProvider
        theme={theme}
        locale={locale === 'zh-CN' ? zhCN : enGB}
        button={{ autoInsertSpace: false }}
      >
        <App component={false} message={{ maxCount: 3 }}>
          {children}
          <Hints />
        </App>
      </ConfigProvider>
    </LooksContext>
  )
}

function paint(appearance: Appearance): void {
  const { style, dataset } = document.documentElement
  for (const [name, value] of Object.entries(cssVariables(appearance))) style.setProperty(name, value)
  style.colorScheme = appearance
  dataset.appearance = appearance
}

function keptChoice(): AppearanceChoice {
  const kept = localStorage.getItem(stored)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

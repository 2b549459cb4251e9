import { theme as antdTheme, type ThemeConfig } from 'antd'
import type { Locale } from '#platform/contract/locale.ts'

/** How the screen looks. */
export type Appearance = 'light' | 'dark'
/** What a status colour says. */
export type Tone = 'met' | 'soon' | 'breached' | 'note' | 'quiet'

/** Every colour of the product. Text on each ground reaches WCAG AA (4.5 : 1). */
export const palettes = {
  light: {
    ink: '#1F2A37',
    inkSoft: '#566170',
    paper: '#FBFAF7',
    sheet: '#FFFFFF',
    rail: '#F3F1EA',
    line: '#E4E0D6',
    lineStrong: '#6B675A',
    hover: '#ECE9E0',
    accent: '#0F766E',
    accentSoft: '#E0EFEC',
    onAccent: '#FFFFFF',
    met: '#2F855A',
    metSoft: '#E6F2EA',
    soon: '#B45309',
    soonSoft: '#FCF4E6',
    breached: '#B42318',
    breachedSoft: '#FBE9E7',
    note: '#1D4ED8',
    noteSoft: '#E7EDFC',
    quiet: '#566170',
    quietSoft: '#EEECE6',
    ribbon: '#9A4A0C',
    onRibbon: '#FFFFFF',
  },
  dark: {
    ink: '#E8E6E0',
    inkSoft: '#A3ABB5',
    paper: '#13181E',
    sheet: '#1A2129',
    rail: '#0F1318',
    line: '#2B343E',
    lineStrong: '#8792A0',
    hover: '#232C36',
    accent: '#45B8AC',
    accentSoft: '#15332F',
    onAccent: '#06211E',
    met: '#68C58E',
    metSoft: '#15301F',
    soon: '#F0AD58',
    soonSoft: '#37260F',
    breached: '#F58A7E',
    breachedSoft: '#3E1A17',
    note: '#8FB1FA',
    noteSoft: '#182746',
    quiet: '#A3ABB5',
    quietSoft: '#252E37',
    ribbon: '#5F3512',
    onRibbon: '#FCE9D6',
  },
} as const satisfies Record<Appearance, Record<string, string>>

/** Colours of chart series: the same thing keeps its colour everywhere; told apart by lightness, too. */
export const seriesColours = {
  light: ['#0F766E', '#C2703D', '#4C6FBF', '#8A7A2E', '#9A4F80', '#6B7684'],
  dark: ['#45B8AC', '#E39A6B', '#8FB1FA', '#CDBB62', '#D58DBB', '#A3ABB5'],
} as const satisfies Record<Appearance, readonly string[]>

const chineseFaces = '"PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Microsoft YaHei"'

/** The product's typeface: what each system draws a language best with. A Chinese face widens English quotation marks. */
export function fontFamilyOf(locale: Locale): string {
  return locale === 'en' ? `system-ui,${chineseFaces},sans-serif` : `${chineseFaces},system-ui,sans-serif`
}

/** The tokens of antd's components in one appearance. */
export function antdThemeOf(appearance: Appearance, locale: Locale, still: boolean): ThemeConfig {
  const colour = palettes[appearance]
  return {
    algorithm: appearance === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    hashed: false,
    token: {
      fontFamily: fontFamilyOf(locale),
      fontSize: 14,
      lineHeight: 1.6,
      borderRadius: 6,
      motion: !still,
      motionUnit: 0.05,
      colorPrimary: colour.accent,
      colorLink: colour.accent,
      colorSuccess: colour.met,
      colorWarning: colour.soon,
      colorError: colour.breached,
      colorInfo: colour.note,
      colorTextBase: colour.ink,
      colorText: colour.ink,
      colorTextSecondary: colour.inkSoft,
      colorTextTertiary: colour.inkSoft,
      colorTextDescription: colour.inkSoft,
      colorTextPlaceholder: appearance === 'light' ? '#6B7480' : '#8F98A3',
      colorTextLightSolid: colour.onAccent,
      colorBgBase: colour.sheet,
      colorBgLayout: colour.paper,
      colorBgContainer: colour.sheet,
      colorBgElevated: colour.sheet,
      colorBorder: appearance === 'light' ? '#CFCABD' : '#3A4551',
      colorBorderSecondary: colour.line,
      colorSuccessBg: colour.metSoft,
      colorWarningBg: colour.soonSoft,
      colorErrorBg: colour.breachedSoft,
      colorInfoBg: colour.noteSoft,
      controlItemBgHover: colour.hover,
      controlItemBgActive: colour.accentSoft,
      controlItemBgActiveHover: colour.accentSoft,
    },
    components: componentsOf(appearance),
  }
}

function componentsOf(appearance: Appearance): NonNullable<ThemeConfig['components']> {
  const colour = palettes[appearance]
  return {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Table: {
      headerBg: colour.sheet,
      headerSplitColor: 'transparent',
      headerColor: colour.inkSoft,
      cellPaddingBlockSM: 6,
      cellPaddingInlineSM: 12,
      fontSize: 13,
    },
    Progress: { defaultColor: colour.accent },
    // In the dark antd dims the accent below what can be read on its own tint.
    Menu: { itemSelectedColor: colour.accent, itemSelectedBg: colour.accentSoft },
    Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 },
    Segmented: {
      trackBg: colour.quietSoft,
      itemSelectedBg: appearance === 'light' ? colour.sheet : '#3A4551',
    },
    Tooltip: {
      colorBgSpotlight: appearance === 'light' ? colour.ink : '#36414D',
      colorTextLightSolid: '#F7F5EF',
    },
  }
}

/** The same colours as CSS custom properties (`--hx-accent`, …) for our own styles. */
export function cssVariables(appearance: Appearance): Record<string, string> {
  const named = Object.entries(palettes[appearance]).map(([name, value]) => [`--hx-${kebab(name)}`, value])
  return Object.fromEntries(named)
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

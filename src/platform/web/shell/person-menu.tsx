import { Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { type AppearanceChoice, useAppearance } from '../appearance.tsx'
import { useLocale } from '../i18n.ts'
import { useSession } from '../session.tsx'
import { PersonAvatar } from '../ui/person-avatar.tsx'
import { useShortcutHelp } from '../ui/shortcuts.tsx'

const languages: Readonly<Record<Locale, string>> = { 'zh-CN': '简体中文', en: 'English' }
const choices = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const

/** Who is signed in, and what is theirs to set: language, appearance, keys, leaving. */
export function PersonMenu() {
  const { t } = useTranslation('platform')
  const { person, organisation, signOut } = useSession()
  const { locale, setLocale } = useLocale()
  const { choice, choose } = useAppearance()
  const showHelp = useShortcutHelp()
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: `${person.name} · ${organisation.name}` },
    {
      key: 'language',
      type: 'group',
      label: t('shell.language'),
      children: optionsOf('language', languages),
    },
    {
      key: 'appearance',
      type: 'group',
      label: t('shell.theme'),
      children: Object.entries(choices).map(([key, word]) => ({
        key: `appearance:${key}`,
        label: t(`shell.${word}`),
      })),
    },
    { type: 'divider' },
    { key: 'shortcuts', label: t('shell.shortcuts'), extra: '?' },
    { key: 'signOut', label: t('shell.signOut') },
  ]
  const act: MenuProps['onClick'] = ({ key }) => {
    if (key === 'shortcuts') showHelp()
    else if (key === 'signOut') void signOut()
    else if (key.startsWith('language:')) setLocale(key.slice('language:'.length) as Locale)
    else choose(key.slice('appearance:'.length) as AppearanceChoice)
  }
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{ items, onClick: act, selectedKeys: [`language:${locale}`, `appearance:${choice}`] }}
    >
      <button type="button" className="hx-person-button">
        <PersonAvatar name={person.name} size={30} />
        <span className="hx-unseen">{t('shell.person', { name: person.name })}</span>
      </button>
    </Dropdown>
  )
}

function optionsOf(prefix: string, options: Readonly<Record<string, string>>) {
  return Object.entries(options).map(([key, label]) => ({ key: `${prefix}:${key}`, label }))
}

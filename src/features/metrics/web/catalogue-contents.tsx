import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { grouped, type Metric } from './catalogue-rows.ts'

/** What stands on the page, by group: each name leads to its entry. */
export function CatalogueContents({ items }: { items: readonly Metric[] }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  return (
    <nav className="hx-catalogue-contents" aria-label={t('catalogue.index')}>
      {grouped(items).map(({ group, own }) => (
        <div key={group}>
          <a href={`#group-${group}`}>
            {t(`catalogue.groups.${group}`)} <span className="hx-soft">{own.length}</span>
          </a>
          <ul>
            {own.map(({ key, name }) => (
              <li key={key}>
                <a href={`#metric-${key}`}>{name[locale]}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

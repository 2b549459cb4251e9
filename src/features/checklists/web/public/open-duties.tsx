import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ticketChecklists } from '../../contract/ticking.ts'
import { type Gate, isDueFor } from '../../domain/duties.ts'
import { useNameOf } from '../names.ts'

/** What a ticket's lists still ask for before a deed, in words; `causeLabelId` is the cause being said. */
export function useOpenDuties(
  ticketId: string,
  { before, causeLabelId }: { before: Gate; causeLabelId: string | null },
): string[] {
  const { t } = useTranslation('checklists')
  const nameOf = useNameOf()
  const read = useRead(ticketChecklists, { ticketId }, {}, { about: [ticketId] }).data
  if (read === undefined) return []
  const items = read.lists.flatMap((list) =>
    list.items.filter((item) => isDueFor(item.before, before) && !item.done),
  )
  const fields = read.fields.filter(
    ({ field, filled, before: gate }) =>
      isDueFor(gate, before) && !(field === 'cause' ? causeLabelId !== null : filled),
  )
  return [
    ...items.map((item) => nameOf({ zh: item.nameZh, en: item.nameEn })),
    ...fields.map(({ field, names }) => (names === null ? t(`field.${field}`) : nameOf(names))),
  ]
}

/** Says what is missing, before one tries. */
export function OpenDuties({ due }: { due: readonly string[] }) {
  const { t } = useTranslation('checklists')
  const { locale } = useLocale()
  if (due.length === 0) return null
  const named = new Intl.ListFormat(locale, { type: 'conjunction' }).format(due)
  return <Alert type="warning" showIcon title={t('open.title')} description={named} />
}

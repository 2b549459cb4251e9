import { useTranslation } from 'react-i18next'
import type { Locale } from '#platform/contract/locale.ts'
import { useRead } from '#platform/web/api.ts'
import { externalCasesOfTicket } from '../../contract/reading.ts'

/** The numbers under which authorities lead the matter, for a letter in a language; nothing where there are none. */
export function LetterNumbers({ ticketId, language }: { ticketId: string; language: Locale }) {
  const { t } = useTranslation('external-cases', { lng: language })
  const read = useRead(externalCasesOfTicket, { ticketId }, {}, { about: [ticketId] }).data
  return read?.items
    .filter(({ state, number }) => state !== 'withdrawn' && number !== null)
    .map(({ id, source, sourceName, number }) => (
      <p key={id} className="hx-soft">
        {t('letter.line', { source: sourceName ?? t(`source.${source}`), number })}
      </p>
    ))
}

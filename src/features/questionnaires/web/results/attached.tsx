import { FilePdfOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { attachedFiles } from '../../contract/what-people-gave.ts'
import type { Choosing } from './use-choice.ts'

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** The files that people attached to a question: pictures as pictures, documents to be opened. */
export function Attached({ id, question, choosing }: { id: string; question: string; choosing: Choosing }) {
  const { t } = useTranslation('questionnaires')
  const read = useRead(
    attachedFiles,
    { questionnaireId: id },
    { ...choosing.choice, question },
    { every: 30_000, keepPrevious: true },
  )
  return (
    <ReadState read={read} rows={2}>
      {({ items, more }) =>
        items.length === 0 ? (
          <p className="hx-soft">{t('files.none')}</p>
        ) : (
          <>
            <ul className="hx-result-files" aria-label={t('files.title')}>
              {items.map(({ fileId, mediaType, bytes }, place) => {
                const address = `/api/questionnaires/${id}/attached-files/${fileId}`
                const shown = mediaType !== 'image/heic' && mediaType.startsWith('image/')
                const kind = mediaType.split('/')[1]?.toUpperCase() ?? ''
                const name = t('files.open', { place: place + 1, kind, size: sizeOf(bytes) })
                return (
                  <li key={fileId}>
                    <a href={address} target="_blank" rel="noreferrer" aria-label={name} title={name}>
                      {shown ? (
                        <img src={address} alt="" loading="lazy" />
                      ) : (
                        <span>
                          <FilePdfOutlined aria-hidden="true" /> {kind}
                        </span>
                      )}
                    </a>
                  </li>
                )
              })}
            </ul>
            {more && <p className="hx-soft">{t('files.more', { count: items.length })}</p>}
          </>
        )
      }
    </ReadState>
  )
}

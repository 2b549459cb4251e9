import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useMay } from '#platform/web/session.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { readDraws } from '../contract/checks.ts'

/** How tickets were drawn for inspection, each draw made again from its seed; nothing while none was. */
export function Draws() {
  const { t } = useTranslation('callbacks')
  const mayInspect = useMay('callbacks.inspect')
  const reply = useRead(readDraws, {}, {}, { enabled: mayInspect }).data
  if (reply === undefined) return null
  return (
    <section className="hx-draws" aria-labelledby="hx-draws">
      <h2 id="hx-draws">{t('screens.draws.title')}</h2>
      <p className="hx-soft">{t('screens.draws.about')}</p>
      <p className="hx-soft">{t('screens.draws.recompute')}</p>
      {reply.next !== null && (
        <p>
          {t('screens.draws.next')} <RelativeTime at={reply.next.after} />
          {' · SHA-256 '}
          <code>{reply.next.commitment}</code>
        </p>
      )}
      {reply.draws.length === 0 ? (
        <p className="hx-soft">{t('screens.draws.none')}</p>
      ) : (
        <ul>
          {reply.draws.map((draw) => (
            <DrawRow key={draw.id} draw={draw} />
          ))}
        </ul>
      )}
    </section>
  )
}

function DrawRow({ draw }: { draw: CallerReply<typeof readDraws>['draws'][number] }) {
  const { t } = useTranslation('callbacks')
  const { agrees, share, chosen, population, seed } = draw
  return (
    <li>
      <span>
        <RelativeTime at={draw.drawnAt} /> · {t('screens.draws.ofAll', { chosen, population })} ·{' '}
        {t('screens.draws.share')} {Math.round(share * 1000) / 10}%
      </span>
      <StatusTag
        tone={agrees ? 'met' : 'breached'}
        icon={agrees ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
        word={t(agrees ? 'screens.draws.agrees' : 'screens.draws.differs')}
      />
      <span className="hx-soft">
        {t('screens.draws.seed')} <code>{seed}</code>
      </span>
    </li>
  )
}

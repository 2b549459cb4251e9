import { Button } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead, useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { endOtherSession, listSessions } from '../contract.ts'
import './session-list.css'

type Session = CallerReply<typeof listSessions>['items'][number]

/** Where one is signed in, and the way to end it there. */
export function SessionList() {
  const sessions = useRead(listSessions, {}, {})
  return (
    <ReadState read={sessions}>
      {({ items }) => (
        <ul className="hx-sessions">
          {items.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </ReadState>
  )
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation('sign-in')
  const end = useWrite(endOtherSession)
  return (
    <li>
      <div>
        <div>{deviceOf(session.userAgent, t)}</div>
        <div className="hx-soft">
          {session.ip} · {t('sessions.seen')} <RelativeTime at={session.lastSeenAt} />
        </div>
      </div>
      {session.current ? (
        <StatusTag tone="met" word={t('sessions.current')} />
      ) : (
        <Button loading={end.pending} onClick={() => void end.send({ sessionId: session.id }, {})}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}

const systems = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const
const browsers = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

function deviceOf(userAgent: string | null, t: TFunction<'sign-in'>): string {
  const nameIn = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]
  const known = [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined)
  return known.length > 0 ? known.join(' · ') : t('sessions.unknownDevice')
}

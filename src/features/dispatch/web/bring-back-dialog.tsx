import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { DeedModal } from '#platform/web/ui/deed-modal.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { bringBack, readVersion } from '../contract/versions.ts'
import { NowAndThen } from './now-and-then.tsx'
import { type ReadVersion, useVersionWords } from './version.ts'
import { VersionWords } from './version-content.tsx'

/** Asks whether what stood there before a change is to come back, and shows what that changes. */
export function BringBackDialog(props: { version: string; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const did = useVersionWords()
  const read = useRead(readVersion, { version: props.version }, {})
  const write = useWrite(bringBack, { ownProblems: true, onDone: props.onDone })
  const kept = read.data
  const lookAgain = () => {
    write.clear()
    void read.refetch()
  }
  return (
    <DeedModal
      title={t('screens.versions.title')}
      verb={t('screens.versions.bringBack')}
      ready={kept?.can.bringBack === true && write.problem === null && !read.isFetching}
      pending={write.pending}
      onDo={async () =>
        kept !== undefined && (await write.send({ version: props.version }, { seen: kept.seen })) !== null
      }
      onClose={props.onClose}
    >
      {write.problem !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={refusalSentence(write.problem)}
          action={<Button onClick={lookAgain}>{t('screens.versions.lookAgain')}</Button>}
        />
      )}
      <ReadState read={read} rows={4}>
        {(version) => (
          <>
            <p>
              {did(version)}
              <span className="hx-soft">
                {' · '}
                {t('screens.versions.by', { name: version.by?.name ?? '–', at: version.at })}
              </span>
            </p>
            <Since version={version} />
            <Difference version={version} />
          </>
        )}
      </ReadState>
    </DeedModal>
  )
}

/** Who has changed it since: that would go with it. */
function Since({ version: { since } }: { version: ReadVersion }) {
  const { t } = useTranslation('dispatch')
  const [last] = since
  if (last === undefined) return null
  const facts = { count: since.length, by: last.by?.name ?? '–', at: last.at }
  return <Alert type="warning" showIcon title={t('screens.versions.since', facts)} />
}

function Difference({ version: { now, coming, rules, can } }: { version: ReadVersion }) {
  const { t } = useTranslation('dispatch')
  if (!can.bringBack) return <p>{t('screens.versions.same')}</p>
  return (
    <NowAndThen
      now={<VersionWords content={now} other={coming} rules={rules} />}
      after={t('screens.versions.after')}
      coming={<VersionWords content={coming} other={now} rules={rules} />}
    />
  )
}

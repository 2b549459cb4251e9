import { HistoryOutlined } from '@ant-design/icons'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useReadPages } from '#platform/web/api.ts'
import { PagesList } from '#platform/web/ui/pages-list.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { listVersions } from '../contract/versions.ts'
import { BringBackDialog } from './bring-back-dialog.tsx'
import { useVersionWords, type Version } from './version.ts'
import './version-history.css'

type Things = 'rules' | 'strategies'

/** Where the page stands that asks whether what stood before a version is to come back. */
export const bringBackPath = (of: Things, version: number): string =>
  `${of === 'rules' ? '/settings/dispatch' : '/settings/dispatch-strategies'}?version=${version}`

/** The changes of the rules, or of how units share, behind a button; each can be taken back after a look at what that changes. */
export function VersionHistory({ of }: { of: Things }) {
  const { t } = useTranslation('dispatch')
  const { message } = App.useApp()
  const phone = usePhone()
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useState(false)
  const version = params.get('version')
  const ask = (asked: number | null) => setParams(asked === null ? {} : { version: String(asked) })
  return (
    <>
      <Button type="link" icon={<HistoryOutlined />} onClick={() => setOpen(true)}>
        {t('screens.versions.history')}
      </Button>
      <Drawer
        open={open}
        destroyOnHidden
        title={t('screens.versions.history')}
        size={phone ? '100%' : 480}
        onClose={() => setOpen(false)}
      >
        <Versions of={of} onAsk={ask} />
      </Drawer>
      {version !== null && (
        <BringBackDialog
          version={version}
          onDone={() => void message.success(t('screens.simulation.force.undone'))}
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}

function Versions({ of, onAsk }: { of: Things; onAsk: (version: number) => void }) {
  const { t } = useTranslation('dispatch')
  const pages = useReadPages(listVersions, {}, { of })
  return (
    <PagesList
      pages={pages}
      className="hx-versions"
      empty={<EmptyState title={t('screens.versions.none')} hint={t('screens.versions.noneHint')} />}
    >
      {(version) => <Row key={version.version} version={version} onAsk={() => onAsk(version.version)} />}
    </PagesList>
  )
}

function Row({ version, onAsk }: { version: Version; onAsk: () => void }) {
  const { t } = useTranslation('dispatch')
  const did = useVersionWords()(version)
  return (
    <li>
      <div>
        <p>
          {did}
          {version.broughtBack !== null && (
            <span className="hx-soft"> · {t('screens.versions.broughtBack')}</span>
          )}
        </p>
        <p className="hx-soft">
          {version.by?.name ?? '–'} · <RelativeTime at={version.at} />
        </p>
      </div>
      <Button onClick={onAsk} aria-label={t('screens.versions.askOf', { did })}>
        {t('screens.versions.ask')}
      </Button>
    </li>
  )
}

import { PlusOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import type { ProblemError } from '#platform/web/problem.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { addSite, changeSite, type listSites, pauseSite } from '../contract.ts'

type Listed = CallerReply<typeof listSites>
type Site = Listed['sites'][number]

/** The sites that send signals, and how a page of theirs is made to. */
export function Sites({ read }: { read: UseQueryResult<Listed, ProblemError> }) {
  const { t } = useTranslation('touchpoints')
  const [edited, edit] = useState<Site | 'new' | null>(null)
  return (
    <ReadState read={read} rows={5}>
      {({ sites, can }) => {
        const add = can.change && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => edit('new')}>
            {t('site.add')}
          </Button>
        )
        return (
          <div className="hx-sites">
            {sites.length === 0 ? (
              <EmptyState title={t('site.noneYet')} hint={t('site.noneHint')} action={add} />
            ) : (
              <>
                {add}
                <ul>
                  {sites.map((site) => (
                    <Entry key={site.id} site={site} mayChange={can.change} onChange={() => edit(site)} />
                  ))}
                </ul>
                <Help />
              </>
            )}
            {edited !== null && (
              <SiteDrawer site={edited === 'new' ? null : edited} onClose={() => edit(null)} />
            )}
          </div>
        )
      }}
    </ReadState>
  )
}

const snippetOf = (key: string) =>
  `<script async src="${location.origin}/touchpoints.js" data-site="${key}"></script>`

function Entry({ site, mayChange, onChange }: { site: Site; mayChange: boolean; onChange: () => void }) {
  const { t } = useTranslation('touchpoints')
  const pause = useWrite(pauseSite)
  const snippet = snippetOf(site.key)
  return (
    <li>
      <header>
        <h3>{site.name}</h3>
        <StatusTag
          tone={site.active ? 'met' : 'quiet'}
          word={t(site.active ? 'site.takes' : 'site.isPaused')}
        />
        <span className="hx-soft">
          {site.unit.name} ·{' '}
          {site.lastSignalAt === null ? (
            t('site.never')
          ) : (
            <>
              {t('site.last')} <RelativeTime at={site.lastSignalAt} />
            </>
          )}
        </span>
        {mayChange && (
          <span className="hx-site-deeds">
            <Button size="small" onClick={onChange}>
              {t('site.change')}
            </Button>
            <Button
              size="small"
              loading={pause.pending}
              onClick={() => void pause.send({ siteId: site.id }, { paused: site.active })}
            >
              {t(site.active ? 'site.pause' : 'site.resume')}
            </Button>
          </span>
        )}
      </header>
      {site.origins.length === 0 ? (
        <p className="hx-soft">{t('site.serversOnly')}</p>
      ) : (
        <>
          <p className="hx-soft">{site.origins.join(' ')}</p>
          <Typography.Paragraph
            code
            copyable={{ text: snippet, tooltips: [t('site.copy'), t('site.copied')] }}
          >
            {snippet}
          </Typography.Paragraph>
        </>
      )}
      <p className="hx-soft">
        {t('site.key')} <code>{site.key}</code>
      </p>
    </li>
  )
}

function Help() {
  const { t } = useTranslation('touchpoints')
  return (
    <section className="hx-site-help" aria-labelledby="site-help">
      <h3 id="site-help">{t('help.title')}</h3>
      <ul>
        <li>{t('help.script')}</li>
        <li>{t('help.touchpoint')}</li>
        <li>{t('help.own')}</li>
        <li>{t('help.servers')}</li>
        <li>{t('help.privacy')}</li>
      </ul>
    </section>
  )
}

interface Fields {
  name: string
  unitId: string | null
  origins: string
}

function SiteDrawer({ site, onClose }: { site: Site | null; onClose: () => void }) {
  const { t } = useTranslation('touchpoints')
  const { message } = App.useApp()
  const phone = usePhone()
  const whole = useUnits().find(({ parentId }) => parentId === null)
  const [form] = Form.useForm<Fields>()
  // Most sites are everybody's.
  useEffect(() => {
    if (whole !== undefined && form.getFieldValue('unitId') === null) form.setFieldValue('unitId', whole.id)
  }, [whole, form])
  const onDone = () => {
    void message.success(t('site.saved'))
    onClose()
  }
  const add = useWrite(addSite, { ownProblems: true, onDone })
  const change = useWrite(changeSite, { ownProblems: true, onDone })
  const send = ({ name, unitId, origins }: Fields) => {
    const wanted = { name, unitId: unitId ?? '', origins: origins.split(/[\s,，]+/).filter(Boolean) }
    return site === null ? add.send({}, wanted) : change.send({ siteId: site.id }, wanted)
  }
  return (
    <Drawer
      open
      size={phone ? '100%' : 480}
      title={t(site === null ? 'site.add' : 'site.change')}
      onClose={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          name: site?.name ?? '',
          unitId: site?.unit.id ?? null,
          origins: site?.origins.join('\n') ?? '',
        }}
        onFinish={(fields) => void send(fields)}
      >
        <FormErrors
          form={form}
          problem={add.problem ?? change.problem}
          words={{ origins: t('site.badOrigin') }}
        />
        <Form.Item
          name="name"
          label={t('site.name')}
          rules={[{ required: true, message: t('site.needsName') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="unitId"
          label={t('site.unit')}
          rules={[{ required: true, message: t('site.needsUnit') }]}
        >
          <UnitSelect />
        </Form.Item>
        <Form.Item name="origins" label={t('site.origins')} extra={t('site.originsHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} placeholder="https://shop.example.com" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.pending || change.pending}>
          {t('site.save')}
        </Button>
      </Form>
    </Drawer>
  )
}

import { Button, Form, Input, Modal, Select, Table, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ItemOf, useRead, useWrite } from '#platform/web/api.ts'
import { useConfirmDanger } from '#platform/web/ui/confirm-danger.tsx'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { legalHolds, placeHold, releaseHold } from '../contract.ts'

type Hold = ItemOf<typeof legalHolds>

/** What a law or a dispute forbids to remove. */
export function LegalHolds() {
  const { t } = useTranslation('audit')
  const [placing, setPlacing] = useState(false)
  const read = useRead(legalHolds, {}, { limit: 200 })
  return (
    <section aria-labelledby="holds">
      <Typography.Title level={4} id="holds">
        {t('holds.title')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('holds.subtitle')}</Typography.Paragraph>
      <ReadState read={read}>
        {({ items, can }) => (
          <>
            {can.change && (
              <Button style={{ marginBottom: 16 }} onClick={() => setPlacing(true)}>
                {t('holds.place')}
              </Button>
            )}
            {items.length === 0 ? (
              <EmptyState title={t('holds.none')} />
            ) : (
              <Holds items={items} locked={!can.change} />
            )}
          </>
        )}
      </ReadState>
      {placing && <PlaceHold onClose={() => setPlacing(false)} />}
    </section>
  )
}

function Holds({ items, locked }: { items: Hold[]; locked: boolean }) {
  const { t } = useTranslation('audit')
  const confirm = useConfirmDanger()
  const write = useWrite(releaseHold)
  const release = async (hold: Hold) => {
    const sure = await confirm({
      title: t('holds.release'),
      consequence: t('holds.consequence'),
      verb: t('holds.release'),
    })
    if (sure) await write.send({ holdId: hold.id }, {})
  }
  return (
    <Table<Hold>
      rowKey="id"
      dataSource={items}
      pagination={false}
      scroll={{ x: 640 }}
      columns={[
        {
          title: t('holds.subject'),
          render: (_, hold) => `${t(`holds.${hold.kind}`)} ${hold.subjectName ?? hold.subjectId}`,
        },
        { title: t('holds.reason'), dataIndex: 'reason' },
        { title: t('holds.by'), render: (_, { placedBy }) => placedBy ?? '–' },
        { title: t('holds.since'), render: (_, { placedAt }) => <RelativeTime at={placedAt} /> },
        {
          title: '',
          render: (_, hold) =>
            locked ? null : (
              <Button size="small" loading={write.pending} onClick={() => void release(hold)}>
                {t('holds.release')}
              </Button>
            ),
        },
      ]}
    />
  )
}

interface Placing {
  kind: 'customer' | 'ticket'
  subjectId: string
  reason: string
}

function PlaceHold({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('audit')
  const [form] = Form.useForm<Placing>()
  const write = useWrite(placeHold, { ownProblems: true, onDone: onClose })
  return (
    <Modal
      open
      title={t('holds.place')}
      okText={t('holds.place')}
      confirmLoading={write.pending}
      onCancel={onClose}
      onOk={form.submit}
    >
      <Form<Placing>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'customer' }}
        onFinish={(values) => void write.send({}, values)}
      >
        <FormErrors form={form} problem={write.problem} words={{ subjectId: t('holds.badId') }} />
        <Form.Item name="kind" label={t('holds.kind')}>
          <Select
            options={(['customer', 'ticket'] as const).map((value) => ({
              value,
              label: t(`holds.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="subjectId"
          label={t('holds.subjectId')}
          extra={t('holds.subjectIdHint')}
          rules={[{ required: true }]}
        >
          <Input maxLength={36} />
        </Form.Item>
        <Form.Item name="reason" label={t('holds.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea maxLength={500} rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

import { Button, Drawer, Form, Input, Select, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { invitePeople } from '../contract.ts'
import { inviteLines, mostInviteLines } from '../domain/invite-lines.ts'
import { useRoleNames, useRoles } from './public/role-names.ts'
import { UnitSelect } from './public/unit-select.tsx'

type Row = CallerReply<typeof invitePeople>['rows'][number]

interface Fields {
  lines: string
  orgUnitId: string
  roleIds?: string[]
}

/** Invites a pasted list; every line comes back with its link or the reason why not. */
export function BulkInviteDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('staff')
  const [form] = Form.useForm<Fields>()
  const lines = Form.useWatch('lines', form) ?? ''
  const read = inviteLines(lines)
  const good = read.filter((row) => row.problem === null).length
  const [rows, setRows] = useState<Row[] | null>(null)
  const invite = useWrite(invitePeople, { ownProblems: true, onDone: (reply) => setRows(reply.rows) })
  const roleName = useRoleNames()
  const roles = useRoles().map(({ id }) => ({ value: id, label: roleName(id) }))
  return (
    <Drawer open title={t('bulk.title')} onClose={onClose} size={680}>
      {rows !== null && <Results rows={rows} />}
      <Form
        form={form}
        layout="vertical"
        hidden={rows !== null}
        onFinish={(fields: Fields) => invite.send({}, { roleIds: [], ...fields })}
      >
        <FormErrors form={form} problem={invite.problem} />
        <Form.Item
          name="lines"
          label={t('bulk.lines')}
          extra={
            read.length === 0
              ? t('bulk.hint', { most: mostInviteLines })
              : t('bulk.read', { good, bad: read.length - good })
          }
          rules={[{ required: true, whitespace: true }]}
        >
          <Input.TextArea rows={10} maxLength={100_000} placeholder={t('bulk.example')} />
        </Form.Item>
        <Form.Item name="orgUnitId" label={t('people.unit')} rules={[{ required: true }]}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="roleIds" label={t('people.roles')}>
          <Select mode="multiple" options={roles} placeholder={t('roles.choose')} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={invite.pending} disabled={good === 0}>
          {t('bulk.submit', { count: good })}
        </Button>
      </Form>
    </Drawer>
  )
}

function Results({ rows }: { rows: Row[] }) {
  const { t } = useTranslation('staff')
  const links = rows
    .filter((row) => row.invitePath !== null)
    .map((row) => `${row.name}\t${location.origin}${row.invitePath}`)
  return (
    <>
      <p className="hx-soft">{t('bulk.done', { good: links.length, bad: rows.length - links.length })}</p>
      <Button
        disabled={links.length === 0}
        onClick={() => void navigator.clipboard.writeText(links.join('\n'))}
        style={{ marginBlock: 16 }}
      >
        {t('bulk.copy')}
      </Button>
      <Table<Row>
        rowKey="line"
        size="small"
        dataSource={rows}
        pagination={false}
        columns={[
          { title: t('bulk.line'), dataIndex: 'line', width: 64 },
          { title: t('people.name'), dataIndex: 'name' },
          {
            title: t('bulk.result'),
            render: (_, { problem }) =>
              problem === null ? (
                <StatusTag plain tone="met" word={t('bulk.invited')} />
              ) : (
                <StatusTag plain tone="breached" word={t(`bulk.problems.${problem}`)} />
              ),
          },
        ]}
      />
    </>
  )
}

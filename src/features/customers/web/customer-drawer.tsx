import { App, Button, Drawer, Form, Input, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { CustomFieldItems } from '#features/organisation/web/public/custom-fields.tsx'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { changeCustomer, createCustomer } from '../contract.ts'

/** What can be shown of a customer before it is changed; contact details stay masked and are replaced, not edited. */
interface Known {
  readonly id: string
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly externalId: string | null
  readonly vip: boolean
  readonly tags: readonly string[]
  readonly custom: Readonly<Record<string, unknown>>
}

type Fields = CallerInput<typeof createCustomer>

// What is left out of JSON stays as it was; null empties it.
const emptied = (custom: Fields['custom'] = {}) =>
  Object.fromEntries(Object.entries(custom).map(([key, value]) => [key, value ?? null]))

const given = (fields: Fields): Fields => ({
  ...fields,
  custom: emptied(fields.custom),
  ...(fields.phone ? {} : { phone: undefined }),
  ...(fields.email ? {} : { email: undefined }),
})

/** Adds a customer, or changes one. */
export function CustomerDrawer({ customer, onClose }: { customer?: Known; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const { message } = App.useApp()
  const go = useNavigate()
  const [form] = Form.useForm<Fields>()
  const create = useWrite(createCustomer, { ownProblems: true })
  const change = useWrite(changeCustomer, { ownProblems: true })
  const save = async (fields: Fields) => {
    if (customer === undefined) {
      const reply = await create.send({}, given(fields))
      if (reply !== null) void go(`/customers/${reply.customerId}`)
      return
    }
    if ((await change.send({ customerId: customer.id }, given(fields))) === null) return
    message.success(t('saved'))
    onClose()
  }
  const taken = (create.problem ?? change.problem)?.facts.customerId
  const initial = {
    name: customer?.name,
    externalId: customer?.externalId,
    vip: customer?.vip ?? false,
    tags: customer?.tags ?? [],
    custom: customer?.custom ?? {},
  }
  return (
    <Drawer open title={t(customer === undefined ? 'list.add' : 'edit')} onClose={onClose} size={480}>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={save}>
        <FormErrors form={form} problem={create.problem ?? change.problem} />
        {typeof taken === 'string' && (
          <p>
            <Button onClick={() => void go(`/customers/${taken}`)}>{t('openTaken')}</Button>
          </p>
        )}
        <Form.Item name="name" label={t('name')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="phone"
          label={t('phone')}
          {...(customer?.phone && { extra: t('replace', { now: customer.phone }) })}
        >
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('email')}
          {...(customer?.email && { extra: t('replace', { now: customer.email }) })}
        >
          <Input maxLength={200} inputMode="email" />
        </Form.Item>
        <Form.Item name="externalId" label={t('externalId')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="vip" label={t('vip')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="tags" label={t('tags')}>
          <Select mode="tags" maxCount={30} open={false} suffixIcon={null} />
        </Form.Item>
        <CustomFieldItems entity="customer" />
        <Button type="primary" htmlType="submit" loading={create.pending || change.pending}>
          {t('save')}
        </Button>
      </Form>
    </Drawer>
  )
}

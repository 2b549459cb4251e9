import {
  App,
  Button,
  Checkbox,
  Drawer,
  Form,
  type FormInstance,
  Input,
  Segmented,
  Select,
  Switch,
  TimePicker,
} from 'antd'
import type { Dayjs } from 'dayjs'
import { useTranslation } from 'react-i18next'
import { UnitSelect } from '#features/staff/web/public/unit-select.tsx'
import { type ItemOf, useWrite } from '#platform/web/api.ts'
import { FormErrors } from '#platform/web/ui/form-errors.tsx'
import { type Hours, HoursRange, minuteOf, timeAt } from '#platform/web/ui/hours-range.tsx'
import { addRobot, changeRobot, type listRobots } from '../contract/robots.ts'
import { kinds, pressing } from '../domain/kinds.ts'
import { messengers, robotMailings, signs } from '../domain/robots.ts'

type Robot = ItemOf<typeof listRobots>

interface Entered extends Pick<Robot, 'service' | 'name' | 'kinds' | 'mailing' | 'active'> {
  readonly address?: string
  readonly ownServer: boolean
  readonly secret?: string
  readonly unsigned: boolean
  readonly unitId?: string | null
  readonly quiet: Hours | null
  readonly digestAt: Dayjs
}

// A chat wants to hear of what presses, and of every alert.
const usual = kinds.filter((kind) => kind === 'alert' || (pressing.has(kind) && kind !== 'seal_broken'))

const shownAs = (robot: Robot | null): Partial<Entered> => ({
  ...(robot === null
    ? { service: 'wecom', kinds: usual, mailing: 'at_once', active: true, quiet: null }
    : { ...robot, address: '' }),
  ...{ ownServer: false, unsigned: false, digestAt: timeAt(robot?.digestAt ?? 8 * 60) },
})

function saidOf({ name, kinds: wanted, unitId, mailing, quiet, digestAt, active }: Entered) {
  const rhythm = { mailing, quiet, digestAt: minuteOf(digestAt) }
  return { name, kinds: wanted, unitId: unitId ?? null, active, ...rhythm }
}

/** Where a group chat's robot is spoken to, and of what. Address and secret are never shown again. */
export function RobotForm({ robot, onClose }: { robot: Robot | null; onClose: () => void }) {
  const { t } = useTranslation('notifications')
  const { message } = App.useApp()
  const [form] = Form.useForm<Entered>()
  const add = useWrite(addRobot, { ownProblems: true })
  const change = useWrite(changeRobot, { ownProblems: true })
  const save = async (entered: Entered) => {
    const { service, address, ownServer, unsigned } = entered
    const secret = signs.has(service) && entered.secret ? { secret: entered.secret } : {}
    const said = { ...saidOf(entered), ownServer, ...secret }
    const done =
      robot === null
        ? await add.send({}, { ...said, service, address: address ?? '' })
        : await change.send(
            { robotId: robot.id },
            { ...said, ...(address && { address }), ...(unsigned && { secret: null }) },
          )
    if (done === null) return
    message.success(t('robots.saved'))
    onClose()
  }
  return (
    <Drawer open title={t(robot === null ? 'robots.add' : 'robots.edit')} onClose={onClose} size={520}>
      <Form form={form} layout="vertical" initialValues={shownAs(robot)} onFinish={save}>
        <FormErrors form={form} problem={add.problem ?? change.problem} />
        <Where robot={robot} form={form} />
        <What />
        <When />
        <Button type="primary" htmlType="submit" loading={add.pending || change.pending}>
          {t('robots.save')}
        </Button>
      </Form>
    </Drawer>
  )
}

function Where({ robot, form }: { robot: Robot | null; form: FormInstance<Entered> }) {
  const { t } = useTranslation('notifications')
  const service = Form.useWatch('service', form) ?? robot?.service ?? 'wecom'
  return (
    <>
      <Form.Item name="service" label={t('robots.service')} hidden={robot !== null}>
        <Segmented options={messengers.map((value) => ({ value, label: t(`robots.services.${value}`) }))} />
      </Form.Item>
      <Form.Item name="name" label={t('robots.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} placeholder={t('robots.nameHint')} />
      </Form.Item>
      <Form.Item
        name="address"
        label={t('robots.address')}
        extra={
          robot === null
            ? t(`robots.addressHint.${service}`)
            : t('robots.addressKept', { address: robot.address })
        }
        rules={[{ required: robot === null, type: 'url' }]}
      >
        <Input maxLength={1000} autoComplete="off" />
      </Form.Item>
      <Form.Item name="ownServer" valuePropName="checked" extra={t('robots.ownServerHint')}>
        <Checkbox>{t('robots.ownServer')}</Checkbox>
      </Form.Item>
      {signs.has(service) && <Secret signed={robot?.signed ?? false} />}
    </>
  )
}

function Secret({ signed }: { signed: boolean }) {
  const { t } = useTranslation('notifications')
  return (
    <>
      <Form.Item
        name="secret"
        label={t('robots.secret')}
        extra={t(signed ? 'robots.secretKept' : 'robots.secretHint')}
      >
        <Input.Password maxLength={300} autoComplete="new-password" />
      </Form.Item>
      {signed && (
        <Form.Item name="unsigned" valuePropName="checked">
          <Checkbox>{t('robots.unsigned')}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}

function What() {
  const { t } = useTranslation('notifications')
  return (
    <>
      <Form.Item name="kinds" label={t('robots.kinds')} rules={[{ required: true }]}>
        <Select
          mode="multiple"
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          optionFilterProp="label"
        />
      </Form.Item>
      <Form.Item name="unitId" label={t('robots.unit')} extra={t('robots.unitHint')}>
        <UnitSelect allowClear placeholder={t('robots.everywhere')} />
      </Form.Item>
    </>
  )
}

function When() {
  const { t } = useTranslation('notifications')
  return (
    <>
      <Form.Item name="mailing" label={t('robots.mailing')} extra={t('robots.mailingHint')}>
        <Select options={robotMailings.map((value) => ({ value, label: t(`robots.mailings.${value}`) }))} />
      </Form.Item>
      <div className="hx-robot-hours">
        <Form.Item label={<span id="robot-quiet">{t('robots.quiet')}</span>}>
          <Form.Item name="quiet" noStyle>
            <QuietHours />
          </Form.Item>
        </Form.Item>
        <Form.Item name="digestAt" label={t('robots.digestAt')}>
          <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} allowClear={false} />
        </Form.Item>
      </div>
      <Form.Item name="active" label={t('robots.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  )
}

/** A form hands in value and onChange. */
function QuietHours({
  value = null,
  onChange,
}: {
  value?: Hours | null
  onChange?: (hours: Hours | null) => void
}) {
  return (
    <HoursRange
      labelledBy="robot-quiet"
      disabled={false}
      value={value}
      onChange={(hours) => onChange?.(hours)}
    />
  )
}

import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import {
  myPushDevices,
  preparePush,
  subscribeToPush,
  tryPush,
  unsubscribeFromPush,
} from '../contract/push.ts'
import { endpointHere, pushAbility, subscribeHere, unsubscribeHere } from './push.ts'

/** The browsers in which one is told even when no page is open, this one first. */
export function PushCard() {
  const { t } = useTranslation('notifications')
  const devices = useRead(myPushDevices, {}, {}).data?.items ?? []
  const [here, setHere] = useState<string | null>(null)
  useEffect(() => void endpointHere().then(setHere), [])
  const isOn = devices.some(({ endpoint }) => endpoint === here)
  return (
    <section className="hx-push" aria-labelledby="push-title">
      <h2 id="push-title">{t('push.title')}</h2>
      <p className="hx-soft">{t('push.about')}</p>
      {!isOn && <TurnOn onDone={setHere} />}
      <ul>
        {devices.map((device) => (
          <Device
            key={device.id}
            device={device}
            isHere={device.endpoint === here}
            onOff={() => setHere(null)}
          />
        ))}
      </ul>
    </section>
  )
}

function TurnOn({ onDone }: { onDone: (endpoint: string) => void }) {
  const { t } = useTranslation('notifications')
  const { message } = App.useApp()
  const prepare = useWrite(preparePush)
  const subscribe = useWrite(subscribeToPush)
  const [asking, setAsking] = useState(false)
  const ability = pushAbility()
  if (ability !== 'able') return <p>{t(`push.${ability}`)}</p>
  const turnOn = async () => {
    setAsking(true)
    try {
      const key = await prepare.send({}, {})
      if (key === null) return
      const subscription = await subscribeHere(key.publicKey)
      if ((await subscribe.send({}, subscription)) !== null) onDone(subscription.endpoint)
    } catch {
      // The person said no, or the browser's push service is out of reach: both are told, neither is a fault of ours.
      message.warning(t(pushAbility() === 'denied' ? 'push.denied' : 'push.outOfReach'))
    } finally {
      setAsking(false)
    }
  }
  return (
    <Button loading={asking} onClick={() => void turnOn()}>
      {t('push.turnOn')}
    </Button>
  )
}

interface DeviceProps {
  readonly device: { readonly id: string; readonly device: string; readonly since: string }
  readonly isHere: boolean
  onOff(): void
}

function Device({ device, isHere, onOff }: DeviceProps) {
  const { t } = useTranslation('notifications')
  const { message } = App.useApp()
  const off = useWrite(unsubscribeFromPush)
  const trial = useWrite(tryPush)
  const params = { subscriptionId: device.id }
  const turnOff = async () => {
    if (isHere) await unsubscribeHere()
    if ((await off.send(params, {})) !== null && isHere) onOff()
  }
  const test = async () => {
    if ((await trial.send(params, {})) !== null) message.success(t('push.tried'))
  }
  return (
    <li>
      <span>
        {device.device}
        {isHere && <span className="hx-soft"> · {t('push.here')}</span>}
        <span className="hx-soft">
          {' · '}
          <RelativeTime at={device.since} />
        </span>
      </span>
      <Button size="small" loading={trial.pending} onClick={() => void test()}>
        {t('push.try')}
      </Button>
      <Button size="small" loading={off.pending} onClick={() => void turnOff()}>
        {t('push.turnOff')}
      </Button>
    </li>
  )
}

import { figurativeLeaps } from './risks.ts'

/** Why a text is urgent, as a code; the words that show it. */
export type UrgencyReason =
  | 'said_urgent'
  | 'life_safety'
  | 'deadline'
  | 'danger_now'
  | 'vulnerable_person'
  | 'heavy_loss'

/** Words by reason, with how strongly one of them alone speaks for urgency (0…1). */
export const urgencyWords: Record<UrgencyReason, readonly (readonly [weight: number, words: string])[]> = {
  said_urgent: [
    [
      0.75,
      `紧急 十万火急 万分火急 火急 加急 特急 急急急 急!! 急求 急需 紧急求助 刻不容缓 迫在眉睫 人命关天 urgent* asap emergency immediately as_soon_as_possible`,
    ],
    [0.4, `着急 很急 急用 急! 立即 立刻 马上 速度处理 赶快 right_now`],
    [0.25, `尽快 赶紧 抓紧 早日 soon quickly`],
  ],
  life_safety: [
    [
      0.9,
      `救命 生命危险 有生命危险 危及生命 危在旦夕 抢救 病危 煤气中毒 一氧化碳 中毒 触电 坠楼 跳楼 自杀 轻生 溺水 落水 被困 困在 困人 车祸 起火 着火 火灾 失火 放火 纵火 爆炸
      燃气泄漏 煤气泄漏 天然气泄漏 漏气 塌方 坍塌 倒塌 昏迷 晕倒 晕过去 昏过去 大出血 休克 icu 窒息 喘不上气 呼吸困难 煤气味 燃气味 治死 smells_like_gas smell_of_gas smell_gas smells_of_gas carbon_monoxide chok* life_threatening not_breathing unconscious trapped on_fire gas_leak explosion suicide`,
    ],
    [0.1, figurativeLeaps],
    [
      0.5,
      `受伤 流血 骨折 住院 急救 急诊 送医 120 伤人 砸伤 摔伤 烫伤 烫了 缝针 上吐下泻 冒烟 冒火星 被砸 injur* bleeding hospital ambulance`,
    ],
  ],
  danger_now: [
    [
      0.6,
      `随时可能 随时会 摇摇欲坠 高空坠物 高空抛物 漏电 井盖缺失 没有井盖 路面塌陷 塌陷 电线脱落 电线裸露 洪水 内涝 山体滑坡 泥石流 持刀 打人 被打 殴打 家暴 疯狗 恶犬 电梯卡在 卡在电梯 关在电梯 困在电梯 要塌 快塌 井盖没了 没井盖 about_to_collapse electric_shock flooding`,
    ],
    [0.35, `安全隐患 重大隐患 存在隐患 很危险 非常危险 极其危险 dangerous unsafe`],
  ],
  deadline: [
    [
      0.5,
      `今天之内 今晚之前 今天必须 最后一天 即将到期 马上到期 明天就要 明天就 来不及 截止日期 赶飞机 赶火车 赶不上 误机 deadline by_today by_tonight expires_today tomorrow_morning`,
    ],
  ],
  vulnerable_person: [
    [
      0.4,
      `高烧 高热 抽搐 惊厥 孕妇 婴儿 新生儿 残疾 瘫痪 重病 癌症 尿毒症 透析 独居老人 没饭吃 断水断电 停水停电 断药 走失 失踪 pregnant newborn disabled missing_child no_water no_heating`,
    ],
  ],
  heavy_loss: [
    [
      0.45,
      `倾家荡产 血汗钱 养老钱 救命钱 全部积蓄 毕生积蓄 被盗刷 盗刷 资金被转 巨额 几十万 上百万 数百万 资金链断裂 停业 life_savings account_hacked unauthorized_transaction stolen_card`,
    ],
  ],
}

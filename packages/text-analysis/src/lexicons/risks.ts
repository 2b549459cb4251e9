import type { WeightedWords } from './word-list.ts'

/** The eight risks that a text is searched for. */
export const risks = [
  'personal_safety',
  'crisis',
  'group_complaint',
  'media_exposure',
  'legal',
  'contract_dispute',
  'privacy_leak',
  'abusive',
] as const
/** One of the eight risks that a text may show. */
export type Risk = (typeof risks)[number]

/** Two word groups that mean a risk only when they stand near each other, `within` units apart. */
export type NearPair = { first: string; second: string; within: number; weight: number }

/** What shows one risk: single words (weight 0…1), near pairs, and idioms that only look like it. */
export type RiskCues = { words: WeightedWords; pairs: readonly NearPair[]; idioms: string }

/** What everyday trouble brings one to: «排到想死», «看得我生无可恋» say how slow, how full, how dull it was. */
const dullUntil = (word: string): string =>
  [
    ...[...'排堵挤热困卡慢'].flatMap((verb) => [`${verb}到`, `${verb}得`, `${verb}得我`]),
    ...[...'看抢'].flatMap((verb) => [`${verb}得`, `${verb}得我`]),
  ]
    .map((trouble) => trouble + word)
    .join(' ')

/** A leap that only says how moved or vexed one is, as long as nothing else speaks of it: «看得我想跳楼». */
export const figurativeLeaps: string = [...'看气急']
  .flatMap((verb) =>
    ['', '我', '我都', '我真', '我真的', '我好'].flatMap((who) =>
      ['想', '要'].map((wish) => `${verb}得${who}${wish}跳楼`),
    ),
  )
  .join(' ')

/** Everything but abuse, whose list is long. */
export const riskCues: Record<Exclude<Risk, 'abusive'>, RiskCues> = {
  personal_safety: {
    words: [
      [
        0.85,
        `smells_like_gas smell_of_gas smell_gas smells_of_gas 生命危险 人身安全 危及生命 人命 出人命 死亡 死人 身亡 遇难 车祸 交通事故 火灾 起火 着火 失火 放火 纵火 自燃 爆炸 燃气泄漏 煤气泄漏 天然气泄漏 漏气 触电 漏电 坠落 坠楼
        溺水 坍塌 倒塌 塌方 塌陷 食物中毒 中毒 被困 困人 高空坠物 高空抛物 持刀 砍人 被砍 绑架 强奸 性侵 猥亵 殴打 被打 打伤 家暴 刹车失灵 injured electric_shock
        caught_fire fire_hazard explosion food_poisoning assault* threatened_me life_threatening kill_me gas_leak 冒烟 烧起来 煤气味 燃气味 一氧化碳 触了电 电到人 被电到 电麻 冒火星 火星子
        炸开 炸裂 炸了 爆裂 自爆 崩飞 刹不住 刹车失控 刹车踩不住 砸到 砸中 砸下来 坠了 往下坠 缝了 缝针 玻璃碴 玻璃渣 喘不上气 呼吸困难 休克 晕过去 昏过去 救护车 急救 上吐下泻
        反锁 弄死 打死 打断 砍死 捅死 走夜路 夹到手 夹断 卷进去 疲劳驾驶 打瞌睡 误食 误吞 窒息 煤气中毒 烫出 起火星 电梯坠 撞人 撞到人 差点撞 治死 icu 上门堵 上门打 on_fire burst_into_flames
        electrocut* nasty_shock got_a_shock carbon_monoxide throwing_up vomit* emergency_room ambulance stitches chok* swallowed break_my collapsed sparks burned burnt brakes_failed beat_me hurt_me`,
      ],
      [
        0.55,
        `受伤 砸伤 摔伤 烫伤 烧伤 划伤 咬伤 撞伤 伤人 伤亡 骨折 流血 出血 急诊 送医 送进医院 住院 抢救 过敏 拉肚子 呕吐 昏迷 晕倒 恐吓 威胁 打人 动手 跟踪 尾随 骚扰 安全隐患 安全事故
        消防通道 危房 恶犬 疯狗 人贩子 走失 失踪 hurt bleeding hospital unsafe danger* accident smoke allergic harass* stalk* threat* 烫手 发烫 鼓包 掉下来 掉落 松动 脱落 漏水漏电 头晕 恶心 甲醛 流鼻血 起疹子 红肿 肿得 肿了 化脓 流脓 伤口感染 伤口发炎 伤口裂开 起泡 烫了 大泡 水泡 滑倒 摔倒 摔了 磕破 割破 锁死 困在 卡在 嗓子肿 打滑 失控
        rash swollen fainted fell stuck_in broken_glass sharp_edge mould mold burning infected infection`,
      ],
      [0.35, `危险 隐患 井盖 不安全 电线裸露 超载 酒驾 闯红灯 飙车`],
    ],
    pairs: [
      { first: '吃 喝 食用 用了', second: '住院 中毒 吐 腹泻 进医院 躺医院 拉肚子', within: 20, weight: 0.6 },
      { first: '井盖', second: '没了 丢了 不见 缺 没盖 敞着 开着', within: 4, weight: 0.5 },
    ],
    idioms: `打死卖盐 逼死人 坑死人 吓死人 累死人 挤死人 害死人 臭死人 吵死人 骚扰电话 骚扰短信 物流跟踪 跟踪物流 跟踪订单 跟踪快递 笑死人 热死人 急死人 气死人 烦死人 人命官司剧 爆炸性 信息爆炸 火灾保险
      续航爆炸 颜值爆炸 人气爆炸 热度爆炸 口碑爆炸 色彩爆炸 音质爆炸 画质爆炸 性能爆炸 性价比爆炸 演技爆炸 流量爆炸 心态爆炸 情绪爆炸 脾气爆炸 爆炸好看 爆炸好吃 爆炸好用 爆炸好听 爆炸便宜 好看到爆炸 好吃到爆炸 好用到爆炸 香到爆炸 好看到炸裂 好吃到炸裂 性能炸裂 音质炸裂 画质炸裂 效果炸裂 口感炸裂 演技炸裂 颜值炸裂 游戏里被砍 要打死我 会打死我`,
  },
  crisis: {
    words: [
      [
        0.95,
        `自杀 自尽 轻生 自残 自伤 割腕 跳楼 跳河 跳江 跳桥 上吊 服毒 喝农药 吞药 安眠药 安定片 一瓶安定 烧炭 遗书 遗言 不想活 不想活了 活不下去 活不下去了 不活了 想死 寻死 寻短见 想不开 去死算了 死了算了
        死了一了百了 一了百了 结束生命 结束自己的生命 了结生命 了结自己 结束这一切 生无可恋 活着没意思 活着没有意义 没有活下去 活够了 不如死了 不如死 同归于尽 以死 死给你看 suicid* kill_myself killing_myself
        end_my_life want_to_die self_harm self-harm cut_myself hurt_myself better_off_dead no_reason_to_live don't_want_to_live end_it_all 划手腕 割手腕 划自己 割自己 伤害自己 喝药自杀 喝药寻短 喝药了 要喝药 想喝药 喝毒药 喝老鼠药 百草枯 吃安眠药 整瓶药 结束自己 了断 自我了断 后事 阎王 没活路 没有活路 没路走 无路可走 活不成 活不起 活腻 活累了 活够
        撑不到 死在你们 我死了 死了你们 跳下去 往下跳 桥栏杆 zisha 想zs 去zs 饿死算了 站在天台 站在楼顶 上天台 天台边 楼顶边 人间不值得 来世 下辈子 想4 不想再醒 不再醒来 别再醒来 不会再醒 永远睡过去 长眠
        take_my_own_life take_his_own_life take_her_own_life took_her_life took_his_life end_my_own_life taking_my_own_life taking_his_own_life taking_her_own_life nobody_would_miss_me no_one_would_miss_me lined_up_pills all_the_pills hang_himself hang_herself hang_myself cutting_again ending_it
        not_be_here_tomorrow never_wake_up not_wake_up jump_off i_jump i'll_jump going_to_jump goodbye_world can't_live can't_do_this_anymore rather_be_dead wish_i_was_dead wish_i_were_dead`,
      ],
      [
        0.5,
        `想过死 想过去死 绝望 走投无路 逼上绝路 走上绝路 绝路 撑不下去 坚持不下去 熬不下去 情绪崩溃 抑郁症 抑郁 重度抑郁 精神崩溃 看不到希望 没有希望 解脱 消失算了 没人在乎我 我是累赘 我是负担 自己是累赘 自己是负担 家里的负担 家里的累赘 永别 再见了世界
        i_can't_go_on i_cannot_go_on give_up_on_life depressed overdose goodbye_forever`,
      ],
      // Of systems, of medicine, of vexation: said far more often than of harm to oneself. Shown, and wakes nobody by itself.
      [0.15, `崩溃 喝药 ${figurativeLeaps}`],
    ],
    pairs: [
      { first: '逼 逼得 逼到', second: '死 绝路 跳 没活路 活路', within: 8, weight: 0.7 },
      { first: '我 我们 想', second: '跳下去 去死 死掉', within: 6, weight: 0.7 },
      { first: '不想 不愿', second: '活 醒来', within: 5, weight: 0.8 },
      { first: '从窗户 从阳台 从窗口 从楼顶 从天台 从桥上', second: '跳', within: 6, weight: 0.95 },
      { first: '没有我 没了我 少了我', second: '更好 会好 轻松', within: 12, weight: 0.6 },
      { first: "i i'm feel me myself", second: 'worthless hopeless', within: 12, weight: 0.5 },
      { first: '煤气', second: '门窗都关 窗户都关 门窗关', within: 10, weight: 0.7 },
      { first: '几道 伤疤 刀疤 伤口 疤痕', second: '长袖', within: 16, weight: 0.5 },
      { first: 'affairs', second: 'in_order goodbye goodbyes', within: 30, weight: 0.5 },
      { first: 'said say saying', second: 'my_goodbyes', within: 6, weight: 0.6 },
      { first: '活着', second: '没意思 没意义 太累 好累 干什么', within: 6, weight: 0.8 },
    ],
    idioms: `想死你 想死我 开心得想死 美得想死 爽得想死 笑得想死 尴尬得想死 尴尬到想死 跳楼价 跳楼大甩卖 跳楼甩卖 跳楼机 自杀式 终于解脱 总算解脱 傻逼 装逼 牛逼 苦逼 二逼 崩溃边缘测试 好吃到想死 系统崩溃 程序崩溃 app崩溃 软件崩溃 页面崩溃 服务器崩溃 网站崩溃 i_jump_start jump_off_my jump_off_the_battery
      ${dullUntil('想死')} ${dullUntil('生无可恋')}
      排到绝望 排得绝望 等到绝望 等得绝望 慢到绝望 卡到绝望 堵到绝望 难吃到绝望 喝药前 喝药水 孩子喝药 宝宝喝药 不肯喝药 不爱喝药 按时喝药 饭前喝药 饭后喝药 每天喝药 怎么喝药 忘记喝药
      办后事 办理后事 料理后事 处理后事 操办后事 父亲的后事 母亲的后事 老人的后事 爸爸的后事 妈妈的后事 村没路走 区没路走 行人没路走 修得没路走 下辈子都不 下辈子也不 下辈子再也不 下辈子不会再 下辈子别 下辈子还来 下辈子还会 下辈子还买 下辈子还选 下辈子还要 下辈子都要 宝宝喝药了 孩子喝药了 要喝药吗
      销户,一了百了 注销一了百了 退了一了百了 卸载一了百了 销户一了百了 注销,一了百了 一脸生无可恋 生无可恋脸 生无可恋的表情 生无可恋又抢 生无可恋,又抢 生无可恋又买不到 生无可恋,又买不到 生无可恋又订不到 生无可恋又排队 生无可恋,又排队 生无可恋又堵车 生无可恋,又堵车 生无可恋又加班 生无可恋又晚点 生无可恋又没票
      烧炭的烤 烧炭的炉 烧炭的火锅 烧炭烤 烧炭取暖 烧炭炉 烧炭火锅 烧炭的铜锅 烧炭还是 站在楼顶看夜景 站在楼顶看风景 站在楼顶拍 站在楼顶能看 站在楼顶可以看
      can't_go_on_to_the can't_go_on_to_checkout can't_go_on_the_app can't_go_on_the_site can't_go_on_the_website can't_go_on_your
      天台看 天台拍 天台晒 天台晾 天台餐厅 天台酒吧 can't_live_without cut_myself_on cut_myself_opening cut_myself_shaving hurt_myself_on hurt_myself_falling hurt_myself_tripping hurt_myself_slipping`,
  },
  group_complaint: {
    words: [
      [
        0.85,
        `集体投诉 集体上访 集体维权 群体性 联名 联名信 联合投诉 联合签名 请愿 聚众 聚集 游行 示威 静坐 拉横幅 打横幅 堵路 堵门 围堵 围攻 罢课 罢运 停运抗议 全体业主 全体村民 全体员工 全体职工
        全体居民 全体家长 全体学生 全体住户 广大业主 广大居民 广大村民 众多业主 业主们 维权群 上访 集访 进京 越级上访 class_action petition protest* strike all_residents 全班家长 全体车主 全体会员 讨说法 统一要求 推我做代表 代表大家 代表全体 受害者群 受害人群 联合起来 一起告 一块儿告 一起去总部 商户们 车主们 会员们 同学们都 住户们 签了字 收签名 集体要求 集体退
        banded_together filing_jointly jointly on_behalf_of_all on_behalf_of_everyone victims'_group writing_for_everyone all_the_owners every_parent whole_building whole_street entire_street`,
      ],
      [
        0.5,
        `一起投诉 大家都 很多人都 我们都 不止我一个 不只我 所有人都 一起去 一起找 一块儿 一齐 大家一起 大家伙 左邻右舍 街坊 业主群 家长群 业主们 群里都 每个群 拉了群 受骗的 成条村 同学都 住户都 邻居都 家家 我们小区 我们全村 我们村 全村 全小区 整栋楼 整个小区 家长们 村民们 居民们 维权 many_of_us all_of_us other_customers_too hundreds_of_us dozens_of_us our_whole everyone_in together_with group_chat`,
      ],
    ],
    pairs: [
      {
        first: '工人 员工 职工 司机 骑手 快递员 外卖员 老师 教师 全体 集体 大家 我们',
        second: '罢工',
        within: 8,
        weight: 0.85,
      },
      {
        first:
          '几十 几百 上百 数百 上千 数千 几千 百余 多名 多位 数十 众多 大量 许多 所有 全部 全体 广大 百名 百户 多户 余户 余名 余人 千余 hundreds dozens',
        second:
          '业主 居民 村民 员工 职工 工人 农民工 家长 学生 住户 消费者 用户 客户 商户 司机 老人 老百姓 群众 受害者 投资人 户 人 people residents customers families',
        within: 6,
        weight: 0.7,
      },
    ],
    idioms: '聚集地 聚集区 产业聚集 大家都说好 大家都喜欢 大家都爱 大家都夸 our_whole_family our_whole_stay',
  },
  media_exposure: {
    words: [
      [
        0.8,
        `曝光 媒体曝光 找媒体 联系媒体 新闻媒体 找记者 联系记者 电视台 焦点访谈 315晚会 3.15 315 今日说法 发微博 发抖音 发小红书 发朋友圈 发到网上 发网上 挂网上 挂到网上 上热搜 热搜 网络曝光
        让全网 全网曝光 公之于众 公诸于众 爆料 go_viral viral news_station tell_the_press the_media call_the_media journalist* expose_you post_this_everywhere 传媒 报社 早报 晚报 日报 电台 上新闻 上电视 大v up主 出片 做成合集 做个视频 拍成视频 让网友 让大家看看 本地论坛 挂出来 发出去 翻车实录 避雷 避坑帖 点评曝光 put_you_on_blast local_news the_news big_following consumer_show name_and_shame the_press on_camera`,
      ],
      [
        0.5,
        `黑猫 小某书 某音 某手 录屏 闹大 镜头 媒体 记者 新闻 舆论 舆情 微博 抖音 快手 小红书 知乎 头条 公众号 论坛 直播 网红 博主 网上投诉 网友 twitter facebook reddit tiktok youtube_video social_media reporter bbb`,
      ],
    ],
    pairs: [
      {
        first: '发 传 放 挂 晒 捅',
        second: '网上 网络 微博 抖音 朋友圈 论坛 贴吧 小红书',
        within: 6,
        weight: 0.8,
      },
    ],
    idioms:
      '曝光度 曝光率 相机曝光 曝光过度 过度曝光 新闻专业 新媒体 多媒体 媒体中心 自动曝光 电视广告 电视台信号 电视台的信号 记者站 抖音上看到 抖音看到 抖音刷到 抖音直播间 抖音下单 抖音买 抖音小店 抖音商城 抖音团购 小红书上看到 小红书看到 小红书推荐 小红书种草 微博登录 登录微博 抖音登录 登录抖音 直播间',
  },
  legal: {
    words: [
      [
        0.85,
        `起诉 诉讼 上诉 控告 告上法庭 法庭 法院 打官司 官司 律师 律师函 走法律程序 法律途径 法律手段 法律武器 追究法律责任 法律责任 立案 报警 报案 公安局 派出所 仲裁 劳动仲裁 消协 消费者协会 12315 12300 12345
        工信部 通管局 通信管理局 银保监 银监会 保监会 证监会 市场监管局 市场监督 工商局 物价局 纪委 监委 检察院 信访 信访局 巡视组 督察组 劳动局 劳动监察 食药监 卫健委 sue suing lawsuit lawyer* attorney* legal_action court
        small_claims ombudsman the_fca ofcom ofgem cfpb regulator police arbitration consumer_protection trading_standards ftc fcc 司法程序 司法途径 卫生局 消委会 消保委 消费者委员会 qisu 公证 传票 开庭 网信办 市监局 药监局 教育局 住建局 卫监 城管 人社局 金融监管 银保监局 信访办 举报到 solicitor my_lawyer legal_team tribunal`,
      ],
      [
        0.5,
        `申诉 平台介入 违法 非法 违反法律 触犯 法律 依法 消费者权益保护法 消法 劳动法 合同法 民法典 三倍赔偿 假一赔十 假一赔三 退一赔三 公安 警察 监管部门 主管部门 举报 赔偿 索赔 illegal* legal compensation report_you`,
      ],
      // A trade, as often as a threat.
      [
        0.35,
        `我是律师 就是律师 是个律师 是一名律师 做律师 律师朋友 律所采购 律所 i'm_a_lawyer i_am_a_lawyer`,
      ],
    ],
    pairs: [
      {
        first: 'contacting contact report_this_to reporting_this_to',
        second: 'fca ofcom ombudsman',
        within: 12,
        weight: 0.8,
      },
      { first: '向 到 去 找', second: '工商 法院 消协 警方 监管 信访 纪检 上级', within: 6, weight: 0.8 },
    ],
    idioms:
      '法律专业 法律援助热线咨询 法院工作 法院上班 派出所几点 派出所在哪 food_court food_courts tennis_court tennis_courts basketball_court badminton_court squash_court court_side',
  },
  contract_dispute: {
    words: [
      [
        0.85,
        `携号转网 携转 转网 不让转网 违约金 解约 解除合同 合同纠纷 霸王条款 合约期 合约机 协议期 在网时长 靓号协议 最低消费 强制续约 自动续约 自动续费 擅自开通 私自开通 未经同意开通 擅自变更 违约 毁约 拒不履行 不履行合同 单方面
        阴阳合同 格式条款 退定金 定金不退 不退定金 不退押金 押金不退 不退款 拒绝退款 number_portability port_out porting_request breach_of_contract early_termination termination_fee cancellation_fee
        auto_renew* automatic_renewal locked_in unauthorized_charge* 锁定期 绑定期 解绑 捆绑 提前还款 手续费 违约责任 份约 未完约 满约 不让退 退会员 扣30 扣百分之 预付卡 余额不退 不给销户 不给过户 强制消费 lock-in lock_in minimum_term unfair_term release_my_number port_it port_my_number won't_let_me_cancel refuse_to_cancel early_exit exit_fee`,
      ],
      [
        0.45,
        `合同 协议 合约 条款 续约 定金 押金 订金 预付款 套餐变更 退订 销户 解绑 免责 约定 补充协议 分期 contract agreement terms cancel_my_subscription deposit`,
      ],
    ],
    pairs: [
      {
        first: '合同 协议 合约 承诺',
        second: '不符 违反 未按 没有按 不按 不兑现 未兑现 纠纷 欺诈 无效 作废 拒绝',
        within: 14,
        weight: 0.7,
      },
      {
        first: '私自 擅自 偷偷 莫名 强制 未经',
        second: '开通 扣费 续费 办理 更改 变更 订购',
        within: 10,
        weight: 0.75,
      },
    ],
    idioms: '合同工 劳动合同法全文 合同专用章',
  },
  privacy_leak: {
    words: [
      [
        0.85,
        `泄露隐私 泄漏隐私 隐私泄露 信息泄露 信息泄漏 泄露信息 泄露个人信息 泄漏个人信息 个人信息泄露 个人信息被 侵犯隐私 隐私权 倒卖信息 买卖信息 贩卖个人信息 出卖信息 人肉 人肉搜索 偷拍 针孔 偷窥 摄像头对着 冒用身份 冒用
        盗用身份 盗用 身份证被 被冒名 data_breach privacy_breach leaked_my personal_information personal_data identity_theft gdpr sold_my_data 个资 外泄 外洩 内鬼 卖了我的 把我信息卖 信息卖 卖给放贷 号码卖 别人的姓名 别人的订单 别人的地址 别人的信息 另外一个人的账户 别人的账户 发到群里 贴出来 通讯录 拖库 被拖了 暗网 发错人 身份证照片 我的病历 我的病情 我的银行卡号 陌生人登 登录我的 监控我 偷录 another_customer's someone_else's breached scammers publicly_viewable read_out_my cc'd passport_scan sold_my shared_my`,
      ],
      [
        0.5,
        `隐私 泄露 泄漏 骚扰电话 推销电话 垃圾短信 骚扰短信 个人信息 盗号 账号被盗 privacy leaked spam_calls hacked phishing`,
      ],
    ],
    pairs: [
      {
        first: '怎么知道 怎么会有 从哪 哪里来的 谁给',
        second: '我的电话 我的手机号 我的号码 我的信息 我的地址 我电话 我的身份证',
        within: 12,
        weight: 0.75,
      },
      {
        first: '泄露 泄漏 贩卖 倒卖 出卖',
        second: '信息 电话 号码 住址 地址 资料 身份证 病历 隐私',
        within: 10,
        weight: 0.8,
      },
    ],
    idioms: '燃气泄漏 煤气泄漏 天然气泄漏 管道泄漏 污水泄漏 液体泄漏 泄露风声',
  },
}

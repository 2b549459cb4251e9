import { readTree } from './default-label.ts'

/** Hospitals, clinics and psychological counselling, two levels. */
export const healthCounsellingTaxonomy = readTree(`
appointment | 预约挂号 | Appointments | 挂号、改期、等待和转诊 | Booking, changes, waiting and referrals | 预约 挂号 appointment
appointment.book | 挂号难 | Getting an appointment | 没号、放号和预约系统 | No slots, release times and systems | 挂号 没号 放号 抢号 专家号 号源 约不上 黄牛 预约不上 no_slots fully_booked book_an_appointment
- 主任的号天天显示约满 / 零点守着手机也抢不到 / I cannot book a specialist for weeks
appointment.change | 改期与退号 | Changes and cancelling | 停诊、退号和爽约 | Cancelled clinics, refunds and no-shows | 退号 停诊 改期 爽约 取消预约 改约 临时停诊 reschedule cancel_appointment
- 大老远赶来说医生今天不出诊 / 临时有事想换到下周 / I need to reschedule my visit
appointment.wait | 候诊时间 | Waiting | 等待久、叫号和插队 | Long waits, calling and jumping | 候诊 等了 叫号 排队 插队 过号 等待时间 等两个小时 waiting_room waiting_time queue
- 约的九点，十一点半才轮到 / 后来的人先进去了 / We sat for three hours before being seen
appointment.referral | 转诊与住院床位 | Referral and beds | 转院、床位和入院 | Transfers, beds and admission | 转诊 转院 床位 没床 住院 入院 收治 等床 referral admission no_beds
- 说要开刀可一直排不到病床 / 想从县里转到市里的大医院 / There was no bed for my mother
treatment | 诊疗 | Treatment | 医生、诊断、手术、急诊和护理 | Doctors, diagnosis, surgery, emergency and nursing | 诊疗 治疗 treatment
treatment.consult | 看诊质量 | Consultation | 太快、不解释和敷衍 | Too short, no explanation, careless | 看病 医生 三分钟 敷衍 不解释 问诊 没说清 医嘱 不听我说 consultation explained doctor_did_not
- 坐下没一分钟就让我去交钱检查 / 想问问病情，大夫头都不抬 / The doctor did not listen to me
treatment.diagnosis | 诊断与误诊 | Diagnosis | 误诊、漏诊和结论不一 | Wrong, missed and contradicting | 误诊 漏诊 诊断 诊断错误 结论不一样 没查出来 延误病情 misdiagnosed diagnosis wrong_diagnosis
- 说是胃炎，换一家查出阑尾炎 / 片子上的骨折没看出来 / They missed my broken rib
treatment.surgery | 手术与效果 | Surgery and results | 手术、并发症和恢复 | Operations, complications and recovery | 手术 术后 并发症 开刀 感染 效果 恢复 留疤 麻醉 复发 surgery operation complication
- 做完刀口一直流脓 / 花了钱腿还是弯不了 / My wound was infected after the operation
treatment.emergency | 急诊急救 | Emergency | 急诊等待、120 和抢救 | Waits, ambulance and rescue | 急诊 急救 120 抢救 救护车 胸痛 昏迷 ambulance emergency_room emergency
- 老人胸口疼，分诊台让先排队 / 打了电话半小时车才到 / The ambulance took fifty minutes
treatment.nursing | 护理 | Nursing | 护士、输液和陪护 | Nurses, drips and carers | 护士 护理 输液 打针 护工 陪护 换药 扎针 扎了 nurse injection carer drip
- 扎了四回才找到血管 / 铃按了好久没人来换瓶 / The nurse was gentle with my daughter
treatment.children | 儿科与孕产 | Children and births | 儿科、产检、分娩和新生儿 | Paediatrics, check-ups, delivery and newborn | 儿科 产检 分娩 孕妇 新生儿 顺产 剖腹产 宝宝 生孩子 产科 月子 pregnant baby childbirth paediatric
- 娃发烧半夜没有看小孩的大夫 / 建档要本人跑四趟 / My baby's check-up was cancelled
treatment.dental | 口腔与医美 | Dental and cosmetic | 牙科、整形和美容 | Dentistry, plastic and beauty | 牙 种植牙 拔牙 矫正 医美 整形 双眼皮 祛斑 补牙 牙套 dental tooth braces cosmetic botox
- 种的那颗半年就松了 / 打完针脸两边不一样 / My crown fell out after a week
test | 检查检验 | Tests | 化验、影像、报告和体检 | Laboratory, imaging, reports and check-ups | 检查 检验 化验 test
test.report | 报告与结果 | Results | 出报告慢、错误和看不懂 | Slow, wrong and unclear | 报告 结果 化验单 检查结果 出结果 看不懂 指标 弄错 打印报告 test_results lab_report
- 抽完血一周没拿到单子 / 拿回来一看名字是别人的 / My blood results are still not there
test.imaging | 影像与预约检查 | Imaging | 核磁、CT、胃镜和排队 | MRI, CT, endoscopy and queues | 核磁 ct b超 彩超 胃镜 肠镜 拍片 x光 mri ultrasound scan x-ray
- 约个核磁要等到下个月 / 憋着尿等做彩超等了俩小时 / My scan is booked for next month
test.needless | 过度检查 | Needless tests | 重复检查和不认结果 | Repeated tests and results not accepted | 过度检查 重复检查 不认 互认 开一堆检查 乱检查 没必要 unnecessary_tests repeat_test
- 昨天别家刚拍的，这里还要再拍一遍 / 感冒让我做了八项 / They ordered tests I did not need
test.checkup | 体检 | Check-ups | 套餐、漏项和入职体检 | Packages, missing items and job check-ups | 体检 体检套餐 入职体检 漏检 体检报告 健康证 年检 check-up health_screening
- 单位套餐里少做了两项 / 入职要的表一直没盖章 / My annual health screening was incomplete
medicine | 药品 | Medicine | 处方、缺药、价格和不良反应 | Prescriptions, shortage, prices and reactions | 药 药品 medicine
medicine.supply | 缺药与取药 | Shortage and collecting | 没药、取药排队和送药 | None, queues and delivery | 缺药 没药 取药 药房 断货 送药 排队取药 配送药 pharmacy out_of_stock
- 慢病常吃的那种这个月没有了 / 窗口领东西又排一个钟头 / The pharmacy has run out of my pills
medicine.prescription | 处方与用药 | Prescriptions | 开药、剂量、续方和发错 | Prescribing, doses, renewal and mistakes | 处方 开药 剂量 续方 发错药 用法 停药 吃法 能不能一起吃 中药 prescription dose refill
- 给我的盒子里是别人的 / 每天吃几片没写清楚 / I was given the wrong dose
medicine.reaction | 不良反应 | Reactions | 过敏、副作用和疫苗反应 | Allergies, side effects and vaccine reactions | 过敏 副作用 不良反应 皮疹 恶心 头晕 疫苗反应 起疹子 side_effect allergic_reaction rash
- 吃了三天浑身起红点 / 打完预防针胳膊肿得老高 / I feel dizzy since I take the new tablets
medicine.vaccine | 疫苗接种 | Vaccination | 预约、缺苗和接种证 | Booking, shortage and certificates | 疫苗 接种 打疫苗 预防针 接种证 hpv 流感疫苗 卡介苗 vaccine vaccination
- 九价什么时候能约上 / 小孩本子丢了怎么补 / When can I get a flu shot
cost | 费用与医保 | Cost and insurance | 收费、报销、退费和发票 | Charges, reimbursement, refunds and invoices | 费用 收费 cost
cost.charge | 收费争议 | Charges | 乱收费、贵和明细 | Improper, dear and itemised | 乱收费 多收 太贵 收费 明细 清单 住院费 重复收费 价格 overcharged bill expensive
- 一次没做的项目也列在单子里 / 住三天花了两万，不给看清单 / I was billed for something I never had
cost.insurance | 医保报销 | Insurance | 报销比例、异地和自费 | Share, elsewhere and self-paid | 医保 报销 异地就医 自费 医保卡 门诊统筹 起付线 报不了 备案 reimbursement insurance_claim insurance
- 老家的卡在这边刷不了 / 出院能报多少，没人讲得清 / My insurance was not accepted
cost.refund | 退费与押金 | Refunds and deposits | 退费慢、押金和预存 | Slow refunds, deposits and prepayments | 退费 退款 押金 预交金 退钱 余额 疗程 退卡 refund deposit
- 没做的治疗说要两个月才退 / 住院预交的还剩一半没退 / They will not refund the unused sessions
cost.invoice | 票据与证明 | Invoices and certificates | 发票、病假条和诊断证明 | Invoices, sick notes and certificates | 发票 票据 病假条 诊断证明 盖章 收据 电子票据 证明 sick_note invoice certificate
- 单位要请假的条子，大夫不肯开 / 电子票下不下来 / I need a sick note for my employer
staff | 人员与服务 | Staff and service | 态度、导医、投诉处理和表扬 | Attitude, guidance, complaints and praise | 服务 态度 staff
staff.attitude | 服务态度 | Attitude | 冷漠、训斥和耐心 | Cold, scolding and patient | 态度 态度差 凶 不耐烦 训 冷漠 骂 耐心 爱理不理 rude attitude unkind patient_staff
- 多问一句就被吼回来 / 收费窗口的人说话像欠她钱 / The receptionist snapped at me
staff.guide | 导诊与流程 | Guidance | 流程、指引和自助机 | Steps, signs and machines | 导诊 流程 指引 找不到 自助机 跑来跑去 科室在哪 不会用 指示牌 sign directions kiosk
- 楼上楼下转了四趟才知道在哪交 / 老人弄不明白那个机器 / I could not find the right department
staff.complaint | 投诉与纠纷 | Complaints and disputes | 医患纠纷、封存病历和无人处理 | Disputes, sealing of records and no answer | 投诉 纠纷 医患 赔偿 鉴定 调解 没人处理 推诿 医务科 讨说法 dispute compensation malpractice
- 去医务科反映了三回没有结论 / 出了事院方让我走司法鉴定 / Nobody answers my complaint
staff.praise | 表扬感谢 | Thanks | 对医护人员的感谢 | Thanks for staff | 感谢 表扬 锦旗 医者仁心 谢谢 点赞 救命 恩人 thank grateful praise
- 多亏急救的几位，我爸捡回一条命 / 大夫下了班还来看我，暖心 / I am grateful to the whole ward
place | 环境与设施 | Places | 卫生、病房、食堂和停车 | Cleanliness, wards, canteen and parking | 环境 设施 environment
place.ward | 病房与卫生 | Wards and cleanliness | 脏、拥挤、厕所和噪音 | Dirt, crowds, toilets and noise | 病房 卫生 厕所 脏 拥挤 被子 吵 加床 走廊 空调 ward dirty toilet crowded
- 公厕地上全是水，没有纸 / 三人间塞了六张床 / The ward was filthy
place.food | 膳食 | Meals | 病号饭、食堂和订餐 | Patients' meals, canteen and ordering | 食堂 病号饭 订餐 饭菜 伙食 送餐 meal canteen hospital_food
- 手术后该吃流食，送来的是炒饭 / 饭堂的菜又油又贵 / The food on the ward was cold
place.parking | 停车与交通 | Parking | 车位、接送和无障碍 | Spaces, access and barriers | 停车 车位 堵车 无障碍 轮椅 停车场 电梯 parking wheelchair lift
- 绕着大楼一小时没找到地方停 / 轮椅租不到 / There is nowhere to park
data | 信息与线上 | Data and online | 病历、隐私、互联网医院和系统 | Records, privacy, online clinic and systems | 信息 线上 online
data.records | 病历与档案 | Records | 复印、修改和借阅 | Copies, changes and loans | 病历 病案 复印 档案 病历复印 修改病历 出院小结 medical_records copy_of_my
- 想把住院的资料印一份寄回家 / 出院总结写错了我的年龄 / How do I get a copy of my chart
data.privacy | 隐私 | Privacy | 泄露病情、围观和骚扰推销 | Leaked illness, onlookers and sales calls | 隐私 泄露 围观 个人信息 知情同意 推销 实习生 保密 privacy confidential leaked
- 在走廊大声念我得了什么病 / 刚生完就有卖奶粉的打来 / They talked about my illness in front of others
data.online | 互联网医院与系统 | Online clinic | 线上问诊、公众号和登录 | Online consultation, apps and sign-in | 线上问诊 互联网医院 小程序 公众号 图文咨询 在线 登录 app 视频问诊 系统 telehealth video_call online_consultation
- 付了钱网上的大夫没回话就结束了 / 绑定就诊人一直报错 / The video visit never started
emotion | 情绪困扰 | Emotional distress | 抑郁、焦虑、失眠和哀伤 | Depression, anxiety, sleep and grief | 情绪 心情 emotion feeling
emotion.depression | 抑郁低落 | Low mood | 低落、没兴趣和无价值感 | Sadness, no interest and worthlessness | 抑郁 低落 没意思 提不起劲 难过 想哭 空虚 没兴趣 自责 depressed hopeless sad worthless
- 每天醒来都觉得没劲，什么都不想干 / 总觉得自己没用，拖累别人 / I feel empty and nothing matters
emotion.anxiety | 焦虑恐慌 | Anxiety | 担心、惊恐、强迫和社交恐惧 | Worry, panic, compulsion and social fear | 焦虑 担心 惊恐 紧张 强迫 害怕 心慌 社恐 恐惧 胡思乱想 喘不过气 anxious panic worried nervous
- 一出门就心跳得厉害怕要死掉 / 反复检查门有没有锁，停不下来 / I have panic attacks on the train
emotion.sleep | 睡眠问题 | Sleep | 失眠、噩梦和早醒 | Insomnia, nightmares and waking early | 失眠 睡不着 噩梦 早醒 睡眠 熬夜 安眠药 insomnia sleep nightmares awake
- 躺下脑子停不下来，天亮才迷糊 / 每晚三点就醒 / I lie awake every night
emotion.grief | 丧失与哀伤 | Grief | 亲人离世、分离和创伤 | Death, parting and trauma | 去世 走了 哀伤 离世 失去 创伤 地震 车祸后 流产 宠物死 grief passed_away loss trauma
- 我爱人上个月没了，我缓不过来 / 那场事故总在眼前闪 / My father died and I cannot stop crying
emotion.anger | 愤怒与失控 | Anger | 易怒、冲动和发脾气 | Irritability, impulses and outbursts | 愤怒 易怒 发脾气 控制不住 冲动 摔东西 暴躁 anger temper lose_control
- 一点小事就想砸东西，事后又后悔 / 总对家里人吼 / I cannot control my temper
crisis | 危机 | Crisis | 自伤自杀、暴力和侵害 | Self-harm, violence and abuse | 危机 crisis
crisis.suicide | 自杀与自伤 | Suicide and self-harm | 轻生念头、计划和自伤 | Thoughts, plans and self-harm | 自杀 轻生 不想活 想死 自残 割腕 自伤 跳楼 活不下去 遗书 结束生命 suicide kill_myself self-harm end_my_life
- 我站在天台上了 / 胳膊上又划了几道才舒服点 / I do not want to be alive any more
crisis.violence | 家暴与侵害 | Violence and abuse | 家庭暴力、性侵和跟踪 | Domestic violence, assault and stalking | 家暴 打我 性侵 猥亵 跟踪 虐待 殴打 打人 动手 威胁 强奸 骚扰 domestic_violence abuse assault stalking
- 老公喝了酒又动手，我和孩子躲出来了 / 上司摸我，我不敢说 / My partner hits me
crisis.other | 为他人求助 | Help for somebody else | 担心亲友、学生和同事的安全 | Worry for the safety of relatives, pupils and colleagues | 朋友想 同学想 联系不上 担心他 我的学生 帮帮他 救救她 失联 my_friend worried_about_him someone_else
- 室友发了告别的话就关机了 / 孩子锁着门说不想见任何人，怎么办 / My friend says goodbye to everyone
relation | 关系与家庭 | Relations and family | 婚恋、亲子、家庭和人际 | Couples, parents, family and others | 关系 家庭 relationship
relation.couple | 婚姻恋爱 | Couples | 分手、出轨、离婚和冷战 | Parting, affairs, divorce and silence | 分手 出轨 离婚 婚姻 恋爱 冷战 男朋友 女朋友 老公 老婆 失恋 breakup divorce marriage boyfriend girlfriend
- 他在外面有人了，我该不该走 / 谈了六年说散就散 / My wife and I no longer talk
relation.parent | 亲子教育 | Parents and children | 叛逆、沉迷手机、厌学和沟通 | Rebellion, phones, refusing school and talking | 孩子 叛逆 厌学 手机 沉迷 亲子 青春期 不上学 辅导作业 教育孩子 my_son teenager parenting school_refusal
- 初二的儿子天天打游戏不去学校 / 跟女儿说不上三句就吵 / My teenager will not leave his room
relation.family | 原生家庭与婆媳 | Family of origin | 父母、婆媳和照护压力 | Parents, in-laws and burden of care | 原生家庭 父母 婆婆 婆媳 重男轻女 照顾老人 催婚 偏心 in-laws my_parents caring_for
- 我妈从小到大都拿我跟别人比 / 和婆婆住一起快疯了 / My mother-in-law criticises everything I do
relation.social | 人际与孤独 | Others and loneliness | 朋友、宿舍、欺凌和孤独 | Friends, dormitory, bullying and loneliness | 孤独 人际 没朋友 室友 霸凌 排挤 孤立 欺负 lonely bullied no_friends roommate
- 班里的人都不跟我说话 / 一个人在外地，周末没人讲一句话 / I have nobody to talk to
work | 学业与职场 | Study and work | 考试、工作压力和失业 | Exams, pressure and unemployment | 学业 工作 study work
work.study | 学业压力 | Study | 考试、升学和拖延 | Exams, admission and putting off | 考试 高考 考研 学习 成绩 学业 论文 注意力 拖延 exam grades thesis
- 一进考场脑子就空白 / 毕业设计写不出来，不敢见导师 / I cannot concentrate before my finals
work.job | 职场压力 | Work | 加班、倦怠、失业和同事 | Overtime, burnout, unemployment and colleagues | 加班 职场 失业 倦怠 领导 辞职 裁员 同事 工作压力 找不到工作 burnout overtime unemployed boss
- 被公司裁了，不敢告诉家里 / 周一一想到去单位就反胃 / I am burnt out and dread Mondays
counsel | 咨询服务 | Counselling service | 预约咨询师、效果、保密和测评 | Counsellors, results, confidentiality and scales | 咨询 咨询师 counselling
counsel.match | 预约与匹配 | Booking and matching | 约咨询师、换人和等待 | Getting a counsellor, changing and waiting | 约咨询师 换咨询师 匹配 心理咨询预约 排期 约心理 首次访谈 counsellor therapist book_a_session
- 想找一位女老师聊，什么时候有空 / 感觉现在这位不太合适，能换吗 / I would like a different therapist
counsel.quality | 咨询效果与态度 | Quality | 没效果、不专业和边界 | No result, unskilled, boundaries | 咨询没效果 不专业 说教 咨询师迟到 边界 共情 走神 评判 unhelpful_session judged late_for_the_session
- 聊了五次全是讲大道理 / 老师中途接了两个电话 / My counsellor seemed bored
counsel.confidential | 保密与伦理 | Confidentiality | 保密、记录和告知单位 | Secrecy, notes and telling employers | 保密 咨询记录 录音 告诉单位 告诉家长 伦理 公司会知道 confidentiality notes tell_my_employer
- 我说的话学校会不会知道 / 没经过我同意就打给我父母 / Will my company see what I said
counsel.hotline | 热线接通 | Hotline | 打不通、等待和挂断 | Busy, waits and cut off | 热线 打不通 占线 没人接 挂断 心理热线 接线员 hotline helpline busy
- 半夜打过来一直是忙音 / 说到一半被断了 / The helpline was busy for an hour
counsel.assess | 测评与诊断咨询 | Scales and diagnosis | 量表、测评结果和用药疑问 | Scales, results and questions of medicine | 量表 测评 心理测试 测评结果 phq gad 要不要吃药 双相 精神科 是不是抑郁症 assessment questionnaire screening
- 做了那套题说中度，是什么意思 / 该先看精神科还是先谈话 / What does my score on the questionnaire mean
`)

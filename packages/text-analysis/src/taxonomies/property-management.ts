import { readTree } from './default-label.ts'

/** Property management of homes and offices: repairs, fees, order, cleaning and neighbours, two levels. */
export const propertyManagementTaxonomy = readTree(`
repair | 报修 | Repairs | 室内和公共部位的维修 | Repairs inside homes and in common parts | 报修 维修 repair
repair.leak | 漏水渗水 | Leaks | 楼上漏水、屋面和外墙渗水 | From above, roofs and outer walls | 漏水 渗水 楼上漏水 外墙渗水 屋顶 墙皮 发霉 防水 滴水 天花板 leak water_damage ceiling roof
- 下雨天卧室墙角就湿一大片 / 楼上卫生间的水滴到我家吊顶 / Water is coming through my ceiling
repair.drain | 堵塞与排水 | Blocked drains | 下水道、马桶和污水返冒 | Drains, toilets and sewage backing up | 堵塞 下水道 堵了 返水 马桶 污水 地漏 疏通 主管道 drain blocked sewage clogged
- 厨房池子往上冒脏水 / 一楼总管又堵了，臭得不行 / The sewage is backing up into my bathroom
repair.water | 供水 | Water supply | 停水、水压和水质 | No water, pressure and quality | 停水 水压 水质 没水 二次供水 水箱 黄水 水管爆 water_supply no_water water_pressure
- 高层水小得热水器打不着 / 水龙头流出来的是黄的 / The tap water runs brown
repair.power | 供电与照明 | Power and lighting | 停电、跳闸和公共照明 | Outages, tripping and common lights | 停电 跳闸 路灯 楼道灯 灯不亮 电表 没电 配电 声控灯 power_cut lights electricity
- 楼梯间黑了一个星期没人换灯泡 / 我家一开空调总闸就掉 / The corridor lights have been out for days
repair.gas | 燃气与供暖 | Gas and heating | 燃气、暖气不热和试压 | Gas, cold radiators and testing | 燃气 暖气 不热 供暖 温度不够 煤气 暖气片 地暖 放气 heating radiator gas
- 交了钱屋里只有十五度 / 地热管道不循环，脚底冰凉 / My radiators are cold
repair.door | 门窗与门禁 | Doors and access | 单元门、门禁、对讲和锁 | Entrance doors, access control, intercoms and locks | 单元门 门禁 对讲 门锁 刷卡 人脸门禁 玻璃 关不上 门坏了 door_access intercom entrance_door lock
- 楼下大铁门合不拢谁都能进 / 换了卡刷不开大门 / The intercom does not ring
repair.response | 维修响应与质量 | Response and quality | 不来修、拖延和修不好 | Nobody comes, delay and poor work | 迟迟不修 没人来 报修没人 师傅 修不好 返工 催了 一直拖 维修费 约好 repairman nobody_came still_not_fixed
- 登记三回都说安排，一直没见人 / 上周刚弄好今天又坏了 / I reported it twice and no one came
lift | 电梯 | Lifts | 故障、困人、维保和加装 | Faults, trapping, maintenance and additions | 电梯 lift elevator
lift.fault | 电梯故障 | Lift faults | 停运、异响和按键失灵 | Out of order, noises and buttons | 电梯坏 停运 异响 抖动 电梯门 按键 经常坏 停梯 维保 elevator_broken lift_out_of_order
- 一号梯停了半个月，老人爬十八楼 / 轿厢运行的时候咣当响 / The elevator has been out of order all week
lift.trapped | 困人与坠落 | Trapping and drops | 困人、下坠和急停 | People trapped, sudden drops and stops | 困人 被困 困在电梯 下坠 急停 卡在 救援 按铃 trapped stuck_in
- 我妈关在里面二十分钟按铃没反应 / 忽然往下掉了两层 / My child was stuck in the lift
lift.wait | 等候与使用 | Waiting and use | 等梯久、装修占用和刷卡 | Long waits, use by builders and cards | 等电梯 梯控 占用电梯 高峰 装修占梯 刷卡乘梯 waiting_for_the_lift
- 早上上班要等五六趟 / 装修队整天霸着货梯 / It takes ten minutes to get a lift in the morning
fee | 收费 | Charges | 物业费、停车费、水电和公摊 | Service, parking, utilities and shared costs | 收费 费用 fee charge
fee.service | 物业费 | Service fee | 涨价、欠费和质价不符 | Increases, arrears and poor value | 物业费 涨价 欠费 质价不符 拒交 空置房 减免 物业服务费 滞纳金 催缴 service_charge management_fee
- 服务这么差凭什么一平米还加五毛 / 房子空着没住也要全额交吗 / Why did the management fee go up
fee.utility | 水电与公摊 | Utilities and shared costs | 电价、公摊和代收 | Prices, shared costs and collecting for others | 公摊 电费 水费 公摊费 代收 电价 抄表 用电 预存 水电费 electricity_bill water_bill shared_cost
- 一个月公共用电分到我头上八十块 / 商铺一度收一块五合理吗 / My water bill tripled
fee.parking | 停车收费 | Parking fees | 月租、临停和涨价 | Monthly, hourly and increases | 停车费 月租 临停 车位费 车位管理费 车位租金 停车收费 涨到 parking_fee
- 访客放一小时收十五太黑了 / 买了车位还要每月交管理的钱 / The monthly parking charge doubled
fee.fund | 维修资金 | Maintenance fund | 维修基金使用和公共收益 | Use of the fund and common income | 维修基金 维修资金 公共收益 广告收入 公示 动用 账目 分摊 maintenance_fund reserve_fund
- 电梯里广告挣的钱去哪了 / 换水泵要动大家那笔钱，没人征求意见 / Where does the advertising income go
fee.invoice | 票据与缴费方式 | Receipts and payment | 发票、收据和缴费系统 | Invoices, receipts and payment systems | 发票 收据 缴费 线上缴费 扣错 多收 退费 装修押金 押金 receipt invoice overpaid deposit_back
- 装修完三个月押的钱不退 / 手机上交了显示还欠着 / I paid twice and want a receipt
parking | 停车与车辆 | Parking and vehicles | 乱停、车位、充电和剐蹭 | Wrong parking, spaces, charging and scratches | 车位 停车 parking
parking.wrong | 乱停与占位 | Wrong parking | 堵通道、占车位和僵尸车 | Blocked ways, taken spaces and abandoned cars | 乱停 占车位 堵住 消防通道 僵尸车 挡路 挪车 违停 占用车位 blocked illegally_parked my_space
- 别人的车停在我买的位子上 / 救火的路被小车塞满了 / A car is blocking my space
parking.space | 车位与地库 | Spaces and garage | 车位不足、出售和地库 | Too few, sale and garage | 车位不足 没车位 只卖不租 地库 车库 买车位 人防车位 摇号 地下车库 garage no_spaces
- 晚上八点回来绕半小时没地方停 / 开发商的位子光卖不肯租 / There is never a free spot in the garage
parking.charging | 充电与电动车 | Charging and e-bikes | 充电桩、电动车上楼和飞线 | Charging posts, e-bikes upstairs and loose cables | 充电桩 电动车 充电 飞线 上楼 电瓶车 电瓶 车棚 新能源 ev_charger e-bike charging
- 有人把电瓶拎回家充 / 想装个家用桩不给盖章 / Neighbours charge e-bikes in the stairwell
parking.gate | 道闸与出入 | Gates | 道闸、车牌识别和访客车 | Barriers, plate reading and visitors | 道闸 抬杆 车牌识别 进不来 出口 砸车 访客车 杆子 barrier number_plate car_gate
- 杆落下来把我车顶刮了 / 识别不了我的新车牌 / The gate does not read my plate
security | 秩序与安全 | Order and safety | 保安、监控、消防和高空抛物 | Guards, cameras, fire and falling objects | 安全 保安 security
security.guards | 保安与门岗 | Guards | 不登记、睡岗和态度 | Not checking, sleeping and attitude | 保安 门岗 睡觉 不登记 巡逻 随便进 外卖员 陌生人 推销 security_guard patrol strangers
- 晚上岗亭的人趴着睡着了 / 发传单的都能进楼道 / The guard lets anybody in
security.theft | 盗窃与监控 | Theft and cameras | 失窃、监控坏和查监控 | Thefts, broken cameras and looking at them | 被偷 失窃 监控 摄像头 小偷 丢了 快递被拿 撬 查监控 stolen cctv theft burglary
- 门口放的包裹没了，调录像说坏了 / 电动车锁被剪走 / My bicycle was stolen from the shed
security.fire | 消防 | Fire safety | 消防设施、通道和杂物 | Equipment, escape ways and clutter | 消防 灭火器 消火栓 烟感 堆放杂物 楼道堆 消防门 火灾 报警器 fire_extinguisher fire_exit smoke_alarm
- 邻居把旧纸箱堆在逃生楼梯 / 灭火的箱子打开是空的 / The fire exit is blocked with boxes
security.falling | 高空抛物与脱落 | Falling objects | 抛物、外墙脱落和树枝 | Thrown objects, falling tiles and branches | 高空抛物 掉下来 外墙脱落 瓷砖 砸 树枝 扔垃圾 烟头 坠物 falling_object thrown_from falling_tiles
- 楼上往下扔烟头点着了我的被子 / 墙面砖哗啦掉一地差点打到人 / Somebody threw a bottle from above
clean | 环境卫生 | Cleaning | 清扫、垃圾、异味和消杀 | Sweeping, waste, odour and pests | 卫生 保洁 cleaning
clean.sweep | 清扫保洁 | Sweeping | 楼道、电梯和公共区域 | Corridors, lifts and common areas | 打扫 保洁 楼道脏 没人扫 清洁 拖地 灰尘 蜘蛛网 地下室脏 dirty_corridor cleaner swept
- 走廊半个月没人拖过 / 大堂玻璃上全是手印 / The stairwell has not been swept for weeks
clean.waste | 垃圾清运 | Waste | 垃圾桶、分类和装修垃圾 | Bins, sorting and building waste | 垃圾 垃圾桶 清运 垃圾站 建筑垃圾 装修垃圾 垃圾分类 满了 撤桶 garbage rubbish bins trash
- 桶都溢出来了两天没拉走 / 扔个袋子要走五百米 / The bins are overflowing
clean.odour | 异味与消杀 | Odour and pests | 臭味、蚊虫、老鼠和白蚁 | Odour, insects, rats and termites | 异味 臭 蚊子 老鼠 蟑螂 白蚁 消杀 油烟 化粪池 smell rats cockroaches mosquitoes
- 天一热楼下池子味道飘满屋 / 草丛里蚊子咬得不敢下楼 / There are rats in the basement
clean.green | 绿化 | Green areas | 草木养护、毁绿和遮光 | Care, destruction and shade | 绿化 草坪 树 修剪 毁绿 种菜 遮光 枯死 浇水 花坛 lawn trees hedge garden
- 窗前的树长到五楼屋里见不着太阳 / 有人在花池里栽了一片葱 / The lawn is all dead
neighbour | 邻里与行为 | Neighbours | 噪音、宠物、装修和占用 | Noise, pets, building and taking of space | 邻居 扰民 neighbour
neighbour.noise | 噪音 | Noise | 楼上、广场舞、商铺和设备 | Upstairs, dancing, shops and machines | 噪音 吵 跑跳 广场舞 半夜 弹琴 水泵声 低频 装修声 狗叫 noise noisy loud_music
- 上面小孩十一点还蹦来蹦去 / 泵房嗡嗡响一整夜 / The people upstairs stamp all night
neighbour.pets | 宠物 | Pets | 不牵绳、粪便和伤人 | No lead, dirt and bites | 狗 遛狗 不牵绳 粪便 宠物 流浪猫 流浪狗 咬人 大型犬 dog leash pet bitten
- 大犬没拴着扑到我女儿身上 / 草地上到处是狗屎 / A dog off its lead bit my son
neighbour.building | 装修违建 | Building works | 违规装修、改承重墙和搭建 | Improper works, bearing walls and additions | 违建 装修 承重墙 搭建 封阳台 私搭 违规装修 阳光房 砸墙 开工时间 illegal_construction renovation load-bearing
- 顶层的人在天台盖了间房 / 周日早七点就开始凿 / My neighbour is knocking down a bearing wall
neighbour.rental | 群租与商用 | Letting and trade | 群租、民宿和住改商 | Crowded letting, short lets and trade in homes | 群租 民宿 日租房 住改商 隔断 开公司 员工宿舍 棋牌室 airbnb short-term_rental subletting
- 对门隔成八间住了二十个人 / 楼里有人开麻将馆 / The flat next door is rented by the night
neighbour.space | 占用公共部位 | Taking of common space | 占楼道、晾晒和私装 | Corridors, drying and private fixtures | 占用楼道 鞋柜 私占 晾晒 占用公共 花盆 私装地锁 地锁 圈地 common_area shoe_rack belongings
- 隔壁把鞋架摆到过道一半 / 有人在公共位置焊了个笼子 / Their belongings fill the common hallway
move | 入住与手续 | Moving in and papers | 收房、装修手续和证明 | Handover, permits and certificates | 手续 收房 procedure
move.handover | 收房与质量 | Handover and quality | 交房、开裂和保修期 | Handing over, cracks and warranty | 交房 收房 验房 开裂 空鼓 保修期 开发商 质量问题 精装 裂缝 handover cracks developer
- 新拿的毛坯墙上一道道口子 / 还在两年质保里，没人认账 / There are cracks in the walls of my new flat
move.permit | 装修与搬家手续 | Permits | 装修办理、出入证和搬家 | Renovation permits, passes and moving | 装修手续 装修申请 出入证 搬家 放行条 办理 装修许可 施工证 renovation_permit move_out_pass
- 周末拉家具出门要开什么条 / 想动工需要准备哪些材料 / What do I need to begin renovating
move.proof | 证明与过户 | Certificates | 居住证明、盖章和业主变更 | Proof of residence, stamps and new owners | 居住证明 盖章 业主变更 过户 入学证明 物业证明 门禁卡办理 补卡 proof_of_residence certificate change_of_owner
- 孩子上学要开个住在这里的条子 / 二手房买了怎么改户主信息 / I need a letter that says I live here
manage | 服务与管理 | Service and management | 客服、公示、业委会和更换物业 | Front desk, notices, committee and change of company | 物业 管家 客服 management
manage.attitude | 服务态度 | Attitude | 前台、管家和工作人员 | Front desk, stewards and staff | 态度 态度差 管家 前台 吵架 骂人 冷漠 热心 不耐烦 爱理不理 rude attitude steward
- 打给楼栋管理员，说两句就挂了 / 前台姑娘凶得很 / The front desk was rude to my father
manage.reply | 回应与推诿 | Answers | 不回复、推诿和电话不通 | No answers, evasion and dead lines | 推诿 没人管 不回复 打不通 踢皮球 没人接 已读不回 不作为 反映多次 no_answer ignored unanswered
- 群里提了三次都装看不见 / 值班电话响到断都没人拿起来 / My messages are being ignored
manage.notice | 通知与公示 | Notices | 停水停电通知、账目和合同公示 | Announcements, accounts and contracts | 通知 公告 公示 提前通知 合同 公开 没通知 告示 announcement notice transparency
- 突然断水一整天也没说一声 / 一年到头收支从来不贴出来 / Nobody told us the water would be cut
manage.committee | 业委会与更换物业 | Owners' committee | 选举、投票和换物业 | Elections, votes and new company | 业委会 业主大会 投票 换物业 选举 续聘 筹备组 撤场 交接 新物业 owners_committee vote residents_meeting
- 想把现在的公司换掉要多少人同意 / 代签选票，结果不算数 / How can residents elect a committee
manage.facility | 会所与公共设施 | Common facilities | 健身器材、会所、快递柜和儿童区 | Fitness equipment, club, parcel lockers and playground | 健身器材 快递柜 会所 游乐 滑梯 泳池 长椅 健身房 playground parcel_locker gym clubhouse
- 滑梯裂了口子会划伤娃 / 取件箱一直占满开不了 / The playground swing is broken
manage.praise | 表扬 | Praise | 对人和服务的感谢 | Thanks for people and service | 表扬 感谢 点赞 锦旗 谢谢 负责 热心 辛苦 thank praise helpful
- 大雪天一早就把路铲干净了，真好 / 师傅十分钟就赶到，还不收钱 / The guard found my wallet, thank you
`)

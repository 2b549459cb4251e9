-- What a person is told of may be a sub-task of their unit, whose ticket they need not see.
alter table notifications add column joint_task_id uuid;

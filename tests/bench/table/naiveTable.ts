import { NDataTable, NTag, type DataTableColumns } from 'naive-ui';
import { createApp, h } from 'vue';

/** Naive UI's own virtual table with the columns of the app's and the same contacts. Runs in the browser. */
interface Row {
  readonly key: string;
  readonly name: string;
  readonly phone: string;
  readonly tags: readonly string[];
  readonly optedIn: string;
  readonly groups: string;
  readonly email: string;
  readonly lastMessage: string;
}

const rows = Reflect.get(window, 'benchData') as Row[];
const columns: DataTableColumns<Row> = [
  { type: 'selection' },
  { key: 'name', title: 'Name', width: 200, ellipsis: true },
  { key: 'phone', title: 'Phone', width: 164 },
  {
    key: 'tags',
    title: 'Tags',
    width: 200,
    render: ({ tags }) => tags.map((tag) => h(NTag, null, () => tag)),
  },
  { key: 'optedIn', title: 'Opt-in', width: 88 },
  { key: 'groups', title: 'Groups', width: 128, ellipsis: true },
  { key: 'email', title: 'Email', width: 200, ellipsis: true },
  { key: 'lastMessage', title: 'Last message', width: 124 },
];

createApp(() =>
  h(NDataTable, {
    columns,
    data: rows,
    virtualScroll: true,
    maxHeight: 740,
    minRowHeight: 48,
    bordered: false,
    rowKey: ({ key }: Row) => key,
  }),
).mount('#app');

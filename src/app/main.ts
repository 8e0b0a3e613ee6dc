import '@/shared/theme/fonts';
import '@/shared/theme/tokens.css';
import '@/shared/theme/base.css';
import '@/shared/theme/contrast.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import { openBridge } from '@/bridge';
import { i18n, speakAsBefore } from '@/shared/i18n';
import App from './App.vue';

openBridge();
await speakAsBefore();
createApp(App).use(createPinia()).use(i18n).mount('#app');

import { render } from 'preact';
import './style/index.css';
import { App } from './app';
import { applyTheme } from './stage/theme-button';

applyTheme();
const place = document.getElementById('page');
if (place) render(<App />, place);

import { render } from 'preact';
import './style/index.css';

const place = document.getElementById('page');
if (place) render(<h1>Playground</h1>, place);

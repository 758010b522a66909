import admin from './admin';
import contentApi from './content-api';
import gate from './gate';
import open from './public';

export default { admin, 'content-api': contentApi, gate, public: open };

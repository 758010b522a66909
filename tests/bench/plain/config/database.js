'use strict';

module.exports = require('../../../../playground/dist/config/database');

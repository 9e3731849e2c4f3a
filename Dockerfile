# How to run it: docs/operations.md. CI does not build it.

FROM node:24-bookworm AS build
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

# The whole Debian has a compiler, for where better-sqlite3's own binary cannot be downloaded. What only that needs goes.
FROM node:24-bookworm AS dependencies
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts \
    && npm rebuild better-sqlite3 \
    && rm -r node_modules/better-sqlite3/deps node_modules/better-sqlite3/src \
    && find node_modules/better-sqlite3/build -type f ! -name better_sqlite3.node -delete

# The same Debian, for the binary.
FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    DATABASE_URL=sqlite:/data/firelog.db
WORKDIR /app
COPY package.json LICENSE ./
COPY assets ./assets
COPY bin ./bin
COPY data/scenarios ./data/scenarios
COPY templates ./templates
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN ln -s /app/bin/firelog.js /usr/local/bin/firelog \
    && install -d -o node -g node -m 700 /data
VOLUME /data
# By number, so that Kubernetes can tell that it is not root.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --start-period=60s --interval=10s --timeout=5s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is told to stop, and takes up to ten seconds for it.
CMD ["node", "dist/cli/start.js"]

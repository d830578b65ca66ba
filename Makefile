# make run    第一次会建立 .venv、安装依赖、载入演示数据，然后给出网址    make run PORT=8600
# make test   全部测试        make check  格式、类型、导入方向
# make bench  性能测量        make demo   重新生成 data/demo 的演示工作簿

PORT ?= 8501
WORKERS ?= 2
BIN := .venv/bin
ENVIRONMENT := python=$$(sh setup/python.sh) && "$$python" -m setup.environment

.DEFAULT_GOAL := run
.PHONY: run test check bench demo clean environment environment-dev

run: environment
	@exec $(BIN)/python -m setup.serve --port $(PORT)

test: environment-dev
	@$(BIN)/python -m setup.browser
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile

check: environment-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: environment-dev
	@$(BIN)/python -m setup.browser
	$(BIN)/python -m benchmarks

demo: environment
	$(BIN)/python -m demo

# The warehouse and its archive are nobody's to clean.
clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@$(ENVIRONMENT)

environment-dev:
	@$(ENVIRONMENT) --dev

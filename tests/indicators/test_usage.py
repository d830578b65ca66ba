import pytest

from indicators.usage import Parser


def parser():
    made = Parser(prog="试")
    made.add_argument("批次", type=int)
    made.add_argument("--basis", choices=("month", "year"))
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    return made


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "缺少参数 批次"),
        (["七"], "批次 应是整数，不能是 '七'"),
        (["7", "--basis"], "--basis 之后缺少内容"),
        (["7", "--basis", "day"], "--basis 没有 'day'，可用的有 'month', 'year'"),
        (["7", "--json", "--csv"], "--csv 不能与 --json 同用"),
        (["7", "--json=1"], "--json 之后不能有 '1'"),
        (["7", "8"], "没有参数 8"),
    ],
)
def test_usage_errors_are_chinese(arguments, said, capsys):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(arguments)
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith("用法：试 [-h]")
    assert told.endswith(f"用法有误：{said}\n运行 试 --help 查看用法。\n")


def test_help_is_chinese():
    told = parser().format_help()
    assert "用法：试 [-h]" in told
    assert "显示本说明" in told
    assert not {"usage", "options", "positional", "show"} & set(told.replace(":", " ").split())

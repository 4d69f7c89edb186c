import time, sqlite3
from sqlalchemy.engine import make_url
from bot.store.engine import Store
from bot.store import dialect
import traceback
async def show(url):
    from sqlalchemy.ext.asyncio import create_async_engine
    e = dialect.writer_of(dialect.parse(url))
    try:
        async with e.begin() as c:
            await c.exec_driver_sql("create table zz (a int)")
        print(url, "OK")
    except BaseException as err:
        print("\n", url, type(err), type(err).__mro__[1:4])
        c = err
        for _ in range(5):
            print("    ", type(c), repr(str(c))[:100], "orig" , type(getattr(c,'orig',None)), "cause", type(c.__cause__), getattr(c,'sqlstate',None), getattr(c,'sqlite_errorcode',None))
            c = getattr(c,'orig',None) or c.__cause__
            if c is None: break
    await e.dispose()
async def test_a(postgresql: str, tmp_path) -> None:
    u = make_url(postgresql)
    await show(postgresql.replace("test@","nobody@"))
    await show(str(u.set(database="nope")))
    await show("postgresql://127.0.0.1:1/x")
    await show("postgresql://nohost.invalid/x")
    await show("postgresql:///x?host=/nowhere")
    await show(postgresql+"&sslmode=disable")
    await show(postgresql+"&foo=disable")
    g = tmp_path/"g.db"; g.write_bytes(b"garbage"*1000)
    await show(f"sqlite:///{g}")
    await show(f"sqlite:///{tmp_path}")
    await show(f"sqlite:///{tmp_path}/no/x.db")
    await show(f"sqlite:////proc/x.db")
    sqlite3.connect(tmp_path/"a.db").close()
    c = sqlite3.connect(tmp_path/"b.db"); c.execute("create table t(a)"); c.commit(); 
    await show(f"sqlite:///file:{tmp_path}/b.db?mode=ro&uri=true")
    dialect.BUSY_MILLISECONDS=10
    c.isolation_level=None
    c.execute("begin exclusive")
    await show(f"sqlite:///{tmp_path}/b.db")
    c.execute("rollback"); c.execute("pragma journal_mode=wal"); c.execute("begin exclusive")
    await show(f"sqlite:///{tmp_path}/b.db")
    c.close()
    for a in ("sqlite://", "sqlite:///:memory:", "sqlite:///file::memory:?uri=true", "nonsense", "mysql://x", "postgresql://u@h:notaport/d", "", "postgresql://", "sqlite:///file:x?mode=memory&uri=true&cache=shared"):
        try: await show(a)
        except BaseException as e: print(a, "RAISED", repr(e))

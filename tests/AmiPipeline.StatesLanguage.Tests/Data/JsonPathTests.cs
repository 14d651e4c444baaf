using AmiPipeline.StatesLanguage.Paths;
using AmiPipeline.StatesLanguage.Syntax;
using AmiPipeline.StatesLanguage.Values;
using Xunit;

namespace AmiPipeline.StatesLanguage.Tests.Data;

public sealed class JsonPathTests
{
    private const string Store = """
        { "a": { "b": [1, 2, 3, 4], "c-d": true, "e f": null, "x.y": 8 }, "&Ж中": 7, "n": { "s\\b": 9, "q\\\"t": 11, "it's": 12 },
          "books": [ { "title": "A", "price": 8, "isbn": "1" }, { "title": "B", "price": 12 }, { "title": "C", "price": 22, "isbn": "2", "tags": ["x"] } ],
          "limit": 10 }
        """;

    [Theory]
    [InlineData("$.a.c-d", "true")]
    [InlineData("$['a']['e f']", "null")]
    [InlineData("$[\"a\"][\"x.y\"]", "8")]
    [InlineData("$.a.b[0]", "1")]
    [InlineData("$.a.b[-1]", "4")]
    [InlineData("$.a.b[1:3]", "[2,3]")]
    [InlineData("$.a.b[:2]", "[1,2]")]
    [InlineData("$.a.b[2:]", "[3,4]")]
    [InlineData("$.a.b[-2:]", "[3,4]")]
    [InlineData("$.a.b[:-1]", "[1,2,3]")]
    [InlineData("$.a.b[-9:]", "[1,2,3,4]")]
    [InlineData("$.a.b[1:9]", "[2,3,4]")]
    [InlineData("$.a.b[-3:-1]", "[2,3]")]
    [InlineData("$.a.b[1:-1]", "[]")]
    [InlineData("$.a.b[-9:1]", "[1,2,3,4,1]")]
    [InlineData("$.a.b[3:1]", "[]")]
    [InlineData("$.limit[0:1]", "[]")]
    [InlineData("$.a.b[0,2]", "[1,3]")]
    [InlineData("$.a.b[*]", "[1,2,3,4]")]
    [InlineData("$.a.*", "[[1,2,3,4],true,null,8]")]
    [InlineData("$.a['c-d','x.y']", "{\"c-d\":true,\"x.y\":8}")]
    [InlineData("$.books[*].title", "[\"A\",\"B\",\"C\"]")]
    [InlineData("$..title", "[\"A\",\"B\",\"C\"]")]
    [InlineData("$..b[0]", "[1]")]
    [InlineData("$.books[?(@.price < 10)].title", "[\"A\"]")]
    [InlineData("$.books[?(@.isbn)].title", "[\"A\",\"C\"]")]
    [InlineData("$.books[?(!@.isbn)].title", "[\"B\"]")]
    [InlineData("$.books[?(@.isbn && @.price >= 22)].title", "[\"C\"]")]
    [InlineData("$.books[?(@.title == 'A' || (@.price == 12 && @.title != \"C\"))].title", "[\"A\",\"B\"]")]
    [InlineData("$.books[?(@.isbn!='1')].title", "[\"B\",\"C\"]")]
    [InlineData("$.books[?(@.isbn&&@.price>8||@.title=='B')].title", "[\"B\",\"C\"]")]
    [InlineData("$.books[?(@.price == 8 || @.price == 12 || @.price == 22 && @.isbn && @.tags)].title", "[\"A\",\"B\",\"C\"]")]
    [InlineData("$.a.b[?(@ > 1)]", "[]")]
    [InlineData("$.a[?(@.c-d == true)]['c-d']", "[true]")]
    [InlineData("$..[?(@.isbn)].title", "[\"A\",\"C\"]")]
    [InlineData("$.books[?(@.tags[0] == 'x')].title", "[\"C\"]")]
    [InlineData("$.books[?(@.title == A)].price", "[8]")]
    [InlineData("$.books[?(@.price == 1)]", "[]")]
    [InlineData("$.nothing[*].x", "[]")]
    [InlineData("$.books[(@.length-1)].title", "\"C\"")]
    [InlineData("$.a.x\\.y", "8")]
    [InlineData("$.a.e\\ f", "null")]
    [InlineData("$.\\a.['x.y']", "8")]
    [InlineData("$.a['x\\.y']", "missing")]
    [InlineData("$.n['s\\b']", "9")]
    [InlineData("$.n[\"s\\b\"]", "9")]
    [InlineData("$.n['s\\\\b']", "9")]
    [InlineData("$.n['q\\\"t']", "11")]
    [InlineData("$.n[\"q\\\\\\\"t\"]", "11")]
    [InlineData("$.n['it\\'s']", "12")]
    [InlineData("$.n['s\\b','it\\'s']", "{\"s\\\\b\":9,\"it's\":12}")]
    [InlineData("$.n[?(@['s\\b'] == 9)]['s\\b']", "[9]")]
    [InlineData("$.&Ж中", "7")]
    [InlineData("$", null)]
    [InlineData("$.a.b[9]", "missing")]
    [InlineData("$.a.nothing", "missing")]
    [InlineData("$.limit.deep", "missing")]
    public void Path_LeadsToWhatJaywayFinds(string path, string? found)
    {
        var root = ValueReader.Read(Store);

        Assert.Equal(found ?? root.ToString(), JsonPathParser.Parse(path).TryEvaluate(root, out var value) ? value.ToString() : "missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("$a")]
    [InlineData("$.")]
    [InlineData("$..")]
    [InlineData("$...")]
    [InlineData("$.a b")]
    [InlineData("$.a[")]
    [InlineData("$.a[]")]
    [InlineData("$.a[x]")]
    [InlineData("$.a['x]")]
    [InlineData("$.a[0")]
    [InlineData("$.a[:]")]
    [InlineData("$.a[::2]")]
    [InlineData("$.a[0:4:2]")]
    [InlineData("$.a[?(@.x = 1)]")]
    [InlineData("$.a[?(@.x ~~ 1)]")]
    [InlineData("$.a[?(@.x]")]
    [InlineData("$.a[(@.x)]")]
    [InlineData("$.a.avg()")]
    [InlineData("$.a.length()")]
    [InlineData("$.a[?(@.b.length() == 1)]")]
    [InlineData("$.a[?(@.b in [1])]")]
    [InlineData("$.a[?(@.b subsetof [1])]")]
    [InlineData("$.a[?(@.b size 1)]")]
    [InlineData("$.a[?(@.b =~ /x/)]")]
    [InlineData("$.a[?(@.b == $.c)]")]
    [InlineData("$.a[?@.b]")]
    [InlineData("$$23")]
    public void Path_ThatIsNone_IsRefused(string path) => Assert.Throws<PathSyntaxException>(() => JsonPathParser.Parse(path));

    [Fact]
    public void Filter_OfManyTerms_IsTakenAndOneNestedTooDeepIsRefused()
    {
        var root = ValueReader.Read("""[{"b":1}]""");
        foreach (var sign in new[] { "||", "&&" })
        {
            var path = JsonPathParser.Parse($"$[?({string.Join(sign, Enumerable.Repeat("@.b", 20_000))})]");
            Assert.True(path.TryEvaluate(root, out var found));
            Assert.Equal("[{\"b\":1}]", found.ToString());
        }

        foreach (var (open, close) in new[] { ("(", ")"), ("!", ""), ("@[?(", ")]") })
        {
            string Nested(int levels) => $"$[?({string.Concat(Enumerable.Repeat(open, levels))}@.b{string.Concat(Enumerable.Repeat(close, levels))})]";
            JsonPathParser.Parse(Nested(99));
            Assert.Contains("100 deep", Assert.Throws<PathSyntaxException>(() => JsonPathParser.Parse(Nested(20_000))).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("$.no.such", "Missing property in path $['no']")]
    [InlineData("$.a.such", "No results for path: $['a']['such']")]
    public void Path_ThatLeadsNowhere_SaysWhere(string path, string description) =>
        Assert.Equal(description, JsonPathParser.Parse(path).DescribeMissing(ValueReader.Read(Store)));
}

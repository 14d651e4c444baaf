using System.Text.Json;
using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Parameters of Systems Manager, and launches that name their image by one.</summary>
public sealed class ParameterStoreTests : IDisposable
{
    private const string Image = "ami-05000000000000001";

    private readonly Lab _lab = new();

    [Fact]
    public void Parameter_HasVersions_AndIsFoundByNameVersionAndArn()
    {
        Assert.Equal(1, Put("/images/base", "one").GetProperty("Version").GetInt32());
        Assert.Equal("ParameterAlreadyExists", Code(Call("PutParameter", new { Name = "/images/base", Value = "two", Type = "String" })));
        Assert.Equal(2, Ok("PutParameter", new { Name = "/images/base", Value = "two", Overwrite = true }).GetProperty("Version").GetInt32());

        var current = Get("/images/base");
        Assert.Equal(("two", 2, "text", $"arn:aws:ssm:{Lab.Here}:{Lab.Account}:parameter/images/base"),
            (current.GetProperty("Value").GetString(), current.GetProperty("Version").GetInt32(), current.GetProperty("DataType").GetString(), current.GetProperty("ARN").GetString()));
        Assert.Equal("one", Get("/images/base:1").GetProperty("Value").GetString());
        Assert.Equal("two", Get(current.GetProperty("ARN").GetString()!).GetProperty("Value").GetString());
        Assert.Equal("ParameterVersionNotFound", Code(Call("GetParameter", new { Name = "/images/base:3" })));

        Ok("DeleteParameter", new { Name = "/images/base" });
        Assert.Equal("ParameterNotFound", Code(Call("GetParameter", new { Name = "/images/base" })));
    }

    [Fact]
    public void Labels_AreOnOneVersion_WhichIsFoundByThem()
    {
        Put("/images/base", "one");
        Ok("PutParameter", new { Name = "/images/base", Value = "two", Overwrite = true });

        var put = Ok("LabelParameterVersion", new { Name = "/images/base", ParameterVersion = 1, Labels = new[] { "prod", "1st", "aws-x", "SSM", "a b" } });
        Assert.Equal((1, "1st aws-x SSM a b"), (put.GetProperty("ParameterVersion").GetInt32(), Texts(put, "InvalidLabels")));
        var labelled = Get("/images/base:prod");
        Assert.Equal(("one", ":prod"), (labelled.GetProperty("Value").GetString(), labelled.GetProperty("Selector").GetString()));
        Assert.Equal("ParameterVersionNotFound", Code(Call("GetParameter", new { Name = "/images/base:Prod" })));

        Assert.Equal(2, Ok("LabelParameterVersion", new { Name = "/images/base", Labels = new[] { "prod" } }).GetProperty("ParameterVersion").GetInt32());
        Assert.Equal("two", Get("/images/base:prod").GetProperty("Value").GetString());
        using var resumed = new Lab(world: _lab.Cloud.TrySave()!);
        Assert.Contains("prod", resumed.Cloud.TrySave(), StringComparison.Ordinal);

        var removed = Ok("UnlabelParameterVersion", new { Name = "/images/base", ParameterVersion = 2, Labels = new[] { "prod", "other" } });
        Assert.Equal(("prod", "other"), (Texts(removed, "RemovedLabels"), Texts(removed, "InvalidLabels")));
        Assert.Equal("ParameterVersionNotFound", Code(Call("GetParameter", new { Name = "/images/base:prod" })));

        static string Texts(JsonElement answer, string name) => string.Join(' ', answer.GetProperty(name).EnumerateArray().Select(text => text.GetString()));
    }

    [Fact]
    public void Labels_HaveTheirLimits()
    {
        Put("/images/base", "one");
        Assert.Equal("ParameterVersionNotFound", Code(Call("LabelParameterVersion", new { Name = "/images/base", ParameterVersion = 2, Labels = new[] { "a" } })));
        Assert.Equal("ParameterNotFound", Code(Call("LabelParameterVersion", new { Name = "/none", Labels = new[] { "a" } })));
        Ok("LabelParameterVersion", new { Name = "/images/base", Labels = Enumerable.Range(0, 10).Select(number => $"l{number}") });
        Assert.Equal("ParameterVersionLabelLimitExceeded", Code(Call("LabelParameterVersion", new { Name = "/images/base", Labels = new[] { "l11" } })));

        for (var version = 2; version <= 100; version++)
        {
            Ok("PutParameter", new { Name = "/images/base", Value = $"{version}", Overwrite = true });
        }

        // The oldest of a hundred versions has labels, and so cannot make room.
        Assert.Equal("ParameterMaxVersionLimitExceeded", Code(Call("PutParameter", new { Name = "/images/base", Value = "101", Overwrite = true })));
        Ok("LabelParameterVersion", new { Name = "/images/base", ParameterVersion = 100, Labels = Enumerable.Range(0, 10).Select(number => $"l{number}") });
        Ok("PutParameter", new { Name = "/images/base", Value = "101", Overwrite = true });
    }

    [Fact]
    public void Parameters_AreFoundByNamesAndByPath()
    {
        foreach (var name in new[] { "/images/base", "/images/linux/one", "/images/linux/two", "other" })
        {
            Put(name, name);
        }

        var some = Ok("GetParameters", new { Names = new[] { "other", "/none" } });
        Assert.Equal(["other"], Names(some));
        Assert.Equal("/none", some.GetProperty("InvalidParameters")[0].GetString());
        Assert.Equal(["/images/base"], Names(Ok("GetParametersByPath", new { Path = "/images" })));
        var page = Ok("GetParametersByPath", new { Path = "/images/", Recursive = true, MaxResults = 2 });
        Assert.Equal(["/images/base", "/images/linux/one"], Names(page));
        Assert.Equal(["/images/linux/two"], Names(Ok("GetParametersByPath", new { Path = "/images/", Recursive = true, MaxResults = 2, NextToken = page.GetProperty("NextToken").GetString() })));
        Assert.Equal(["/images/linux/one"], Names(Ok("DescribeParameters", new { ParameterFilters = new[] { new { Key = "Name", Option = "Contains", Values = new[] { "ux/one" } } } })));
    }

    [Theory]
    [InlineData("/aws/mine", "v", "AccessDeniedException")]
    [InlineData("no/slash", "v", "ValidationException")]
    [InlineData("/with space", "v", "ValidationException")]
    [InlineData("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p", "v", "HierarchyLevelLimitExceededException")]
    [InlineData("/empty", "", "ValidationException")]
    public void Put_OfWhatIsNoParameter_IsRefused(string name, string value, string code) =>
        Assert.Equal(code, Code(Call("PutParameter", new { Name = name, Value = value, Type = "String" })));

    [Fact]
    public void ImageParameter_ShowsOnceItsImageIsChecked_AndNeverWithoutOne()
    {
        Ok("PutParameter", new { Name = "/images/base", Value = Image, Type = "String", DataType = "aws:ec2:image" });
        Ok("PutParameter", new { Name = "/images/none", Value = "ami-0123456789abcdef0", Type = "String", DataType = "aws:ec2:image" });
        Assert.Equal("ParameterNotFound", Code(Call("GetParameter", new { Name = "/images/base" })));

        _lab.Pass(10);

        Assert.Equal(Image, Get("/images/base").GetProperty("Value").GetString());
        Assert.Equal("ParameterNotFound", Code(Call("GetParameter", new { Name = "/images/none" })));
    }

    [Theory]
    [InlineData("text", "aws:ec2:image")]
    [InlineData("aws:ec2:image", "text")]
    public void DataTypeOfImages_IsForTheParametersLife(string first, string second)
    {
        Ok("PutParameter", new { Name = "/images/base", Value = Image, Type = "String", DataType = first });
        _lab.Pass(10);

        Assert.Equal("ValidationException", Code(Call("PutParameter", new { Name = "/images/base", Value = Image, DataType = second, Overwrite = true })));
        Assert.Equal(first, Get("/images/base").GetProperty("DataType").GetString());
    }

    [Theory]
    [InlineData("resolve:ssm:/images/base")]
    [InlineData("resolve:ssm:/images/base:1")]
    [InlineData("resolve:ssm:arn:aws:ssm:us-east-1:111122223333:parameter/images/base")]
    public async Task Launch_TakesItsImageFromAParameter(string reference)
    {
        Put("/images/base", Image);

        var launched = await _lab.Ec2.RunInstancesAsync(Launch(reference));

        Assert.Equal(Image, Assert.Single(launched.Reservation.Instances).ImageId);
    }

    [Fact]
    public async Task Launch_FromAParameter_NeedsToReadIt()
    {
        Put("/images/base", Image);
        const string Ec2 = """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""";
        const string Ssm = """{ "Effect": "Allow", "Action": "ssm:GetParameters", "Resource": "arn:aws:ssm:us-east-1:111122223333:parameter/images/*" }""";

        var error = await Lab.Fails(_lab.Ec2As(_lab.Role("without", Ec2)).RunInstancesAsync(Launch("resolve:ssm:/images/base")));
        await _lab.Ec2As(_lab.Role("with", $"{Ec2}, {Ssm}")).RunInstancesAsync(Launch("resolve:ssm:/images/base"));

        Assert.Equal("UnauthorizedOperation", error.ErrorCode);
        Assert.Equal("InvalidParameterValue", (await Lab.Fails(_lab.Ec2.RunInstancesAsync(Launch("resolve:ssm:/images/none")))).ErrorCode);
    }

    [Fact]
    public void ParameterOfAws_IsInNoAccount()
    {
        using var lab = new Lab(world: Lab.WorldJson.Replace("\"/base/linux\"", "\"/aws/service/linux\"", StringComparison.Ordinal));
        const string Arn = "arn:aws:ssm:us-east-1::parameter/aws/service/linux";

        var (_, body) = lab.Post(JsonSerializer.Serialize(new { Name = Arn }), "ssm", "AmazonSSM.GetParameter");

        Assert.Equal(Arn, JsonSerializer.Deserialize<JsonElement>(body).GetProperty("Parameter").GetProperty("ARN").GetString());
    }

    public void Dispose() => _lab.Dispose();

    private static RunInstancesRequest Launch(string image) => new() { ImageId = image, InstanceType = "t3.small", MinCount = 1, MaxCount = 1 };

    private static string[] Names(JsonElement answer) => [.. answer.GetProperty("Parameters").EnumerateArray().Select(item => item.GetProperty("Name").GetString()!)];

    private static string? Code((int Status, JsonElement Body) answer)
    {
        Assert.Equal(400, answer.Status);
        return answer.Body.GetProperty("__type").GetString();
    }

    private JsonElement Put(string name, string value) => Ok("PutParameter", new { Name = name, Value = value, Type = "String" });

    private JsonElement Get(string name) => Ok("GetParameter", new { Name = name }).GetProperty("Parameter");

    private JsonElement Ok(string action, object request)
    {
        var (status, body) = Call(action, request);
        Assert.True(status == 200, body.ToString());
        return body;
    }

    private (int Status, JsonElement Body) Call(string action, object request)
    {
        var (status, body) = _lab.Post(JsonSerializer.Serialize(request), "ssm", $"AmazonSSM.{action}");
        return (status, JsonSerializer.Deserialize<JsonElement>(body));
    }
}

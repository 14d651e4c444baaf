using System.Text.Json;
using Xunit;

namespace AmiPipeline.Tests;

public sealed class NamesTests
{
    [Fact]
    public void Placeholders_AreReadBack() =>
        Assert.All(FunctionNames.All, name =>
        {
            Assert.True(FunctionNames.TryParsePlaceholder(FunctionNames.Placeholder(name), out var read));
            Assert.Equal(name, read);
        });

    [Theory]
    [InlineData("")]
    [InlineData("${FunctionArn}")]
    [InlineData("StartCopyFunctionArn}")]
    [InlineData("${StartCopyFunctionArn")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:StartCopy")]
    public void Placeholder_OfAnythingElse_IsNone(string text) => Assert.False(FunctionNames.TryParsePlaceholder(text, out _));

    [Fact]
    public void Routes_HaveTheNamesThatDocumentsGiveThem()
    {
        Assert.Equal(["existing", "copy", "copyFirst", "capture", "instance", "snapshots", "none"], JsonNames.All<ImageRoute>());
        Assert.Equal(["auto", "copy", "instance", "snapshots"], JsonNames.All<RequestedRoute>());
        Assert.All(Enum.GetValues<ImageRoute>(), route => Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(route.ToString()), route.JsonName()));
    }

    [Theory]
    [InlineData("copy", RequestedRoute.Copy)]
    [InlineData("Copy", null)]
    [InlineData("1", null)]
    public void Route_IsFoundByItsNameOnly(string name, RequestedRoute? route) => Assert.Equal(route, JsonNames.TryParse<RequestedRoute>(name));

    [Theory]
    [InlineData("ami-0123456789abcdef0", Ec2ResourceKind.Image)]
    [InlineData("i-0123456789abcdef0", Ec2ResourceKind.Instance)]
    [InlineData("vol-0123456789abcdef0", Ec2ResourceKind.Volume)]
    [InlineData("snap-0123456789abcdef0", Ec2ResourceKind.Snapshot)]
    [InlineData("sg-0123456789abcdef0", Ec2ResourceKind.SecurityGroup)]
    [InlineData("subnet-0123456789abcdef0", null)]
    [InlineData("images not listed: no answer", null)]
    [InlineData("", null)]
    public void Kind_IsReadFromTheId(string id, Ec2ResourceKind? kind) => Assert.Equal(kind, Ec2ResourceIds.KindOf(id));
}

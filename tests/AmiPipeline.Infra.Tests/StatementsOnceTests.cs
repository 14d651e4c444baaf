using System.Text.Json.Nodes;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>The linter sees every statement once, and all else of every template.</summary>
public sealed class StatementsOnceTests
{
    private const string Read = """{"Action":"ec2:DescribeImages","Resource":{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":ec2:*"]]}}""";
    private const string Write = """{"Action":"ec2:CreateTags","Resource":"*"}""";
    private const string OfAKey = """{"Action":"kms:Decrypt","Resource":{"Fn::GetAtt":["Key","Arn"]}}""";
    private const string OfALog = """{"Action":"logs:PutLogEvents","Resource":[{"Ref":"Log"}]}""";

    [Fact]
    public void Statement_OfAnEarlierTemplate_IsLeftOut()
    {
        var once = new StatementsOnce();

        Assert.Equal([Read], Statements(once.In(Roles([Read]))));
        Assert.Equal([Write], Statements(once.In(Roles([Read, Write]))));
    }

    [Fact]
    public void Statement_OfAnEarlierRole_IsLeftOut() =>
        Assert.Equal([Read, Write], Statements(new StatementsOnce().In(Roles([Read], [Write, Read]))));

    /// <summary>What it refers to may be missing there.</summary>
    [Theory]
    [InlineData(OfAKey)]
    [InlineData(OfALog)]
    public void Statement_ThatRefersToItsTemplate_Stays(string statement)
    {
        var once = new StatementsOnce();
        once.In(Roles([statement, Read]));

        Assert.Equal([statement], Statements(once.In(Roles([statement, Read]))));
    }

    [Fact]
    public void Statement_ThatIsThePolicysLast_Stays()
    {
        var once = new StatementsOnce();
        once.In(Roles([Read, Write]));

        Assert.Equal([Write], Statements(once.In(Roles([Read, Write]))));
    }

    [Fact]
    public void AllElse_IsAsItWas()
    {
        var once = new StatementsOnce();
        var template = Roles([Write, Read]).Replace("AWS::IAM::Role", "AWS::IAM::ManagedPolicy", StringComparison.Ordinal);
        once.In(Roles([Write, Read]));

        Assert.Equal(template, once.In(template));
    }

    private static string Roles(params string[][] roles) =>
        "{\"Resources\":{" + string.Join(',', roles.Select((statements, index) => $"\"Role{index}\":{Role(string.Join(',', statements))}")) + "}}";

    private static string Role(string statements) =>
        """{"Type":"AWS::IAM::Role","Properties":{"Policies":[{"PolicyDocument":{"Statement":[STATEMENTS]}}]}}""".Replace("STATEMENTS", statements, StringComparison.Ordinal);

    private static IEnumerable<string> Statements(string template) =>
        from role in JsonNode.Parse(template)!["Resources"]!.AsObject()
        from statement in role.Value!["Properties"]!["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray()
        select statement.ToJsonString();
}

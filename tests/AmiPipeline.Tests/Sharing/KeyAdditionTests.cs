using System.Text.Json;
using AmiPipeline.Sharing;
using Xunit;

namespace AmiPipeline.Tests.Sharing;

/// <summary>What key policies lack for those that images are shared with: nothing that a grant can give.</summary>
public sealed class KeyAdditionTests
{
    private const string Owner = "111122223333";
    private const string Consumer = "222233334444";
    private const string Foreign = "444455556666";
    private const string OwnKey = "arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001";
    private const string ForeignKey = "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000002";
    private const string Organization = "arn:aws:organizations::111122223333:organization/o-abcde12345";
    private const string Unit = "arn:aws:organizations::111122223333:ou/o-abcde12345/ou-ab12-cdefghij";

    [Fact]
    public void AccountsAlone_UnderOwnKeys_LackNothing() =>
        Assert.Empty(KeyAddition.Create(new SharingPlan { Accounts = [Consumer] }, [(Owner, OwnKey)]));

    [Fact]
    public void Accounts_UnderAnotherAccountsKey_AreNamed_ButNotItsOwner()
    {
        var addition = Assert.Single(KeyAddition.Create(new SharingPlan { Accounts = [Consumer, Foreign] }, [(Owner, OwnKey), (Owner, ForeignKey)]));

        Assert.Equal([ForeignKey], addition.KeyArns);
        Assert.All(Statements(addition), statement => Assert.Equal($"arn:aws:iam::{Consumer}:root", statement.GetProperty("Principal").GetProperty("AWS")[0].GetString()));
        Assert.Equal(["kms:CreateGrant"], Statements(addition)[1].GetProperty("Action").EnumerateArray().Select(action => action.GetString()));
        Assert.Equal(3, Statements(addition).Count);
        Assert.Equal("true", Statements(addition)[1].GetProperty("Condition").GetProperty("Bool").GetProperty("kms:GrantIsForAWSResource").GetString());
    }

    /// <summary>EC2 User Guide, "Allow organizations and OUs to use a KMS key".</summary>
    [Fact]
    public void OrganizationsAndUnits_AreConditions_OfAnyKey()
    {
        var addition = Assert.Single(KeyAddition.Create(new SharingPlan { Organizations = [Organization, Unit] }, [(Owner, OwnKey), (Owner, ForeignKey), (Owner, OwnKey)]));

        Assert.Equal([OwnKey, ForeignKey], addition.KeyArns);
        var statements = Statements(addition);
        Assert.Equal(6, statements.Count);
        Assert.All(statements, statement => Assert.Equal("*", statement.GetProperty("Principal").GetString()));
        Assert.All(statements, statement => Assert.Equal("o-abcde12345", statement.GetProperty("Condition").GetProperty("StringEquals").GetProperty("aws:PrincipalOrgID")[0].GetString()));
        Assert.Equal(
            "o-abcde12345/*/ou-ab12-cdefghij/*",
            statements[3].GetProperty("Condition").GetProperty("ForAnyValue:StringLike").GetProperty("aws:PrincipalOrgPaths")[0].GetString());
        Assert.All(statements.Skip(3), statement => Assert.True(statement.GetProperty("Condition").TryGetProperty("ForAnyValue:StringLike", out _)));
    }

    /// <summary>A grant that a person makes is for no AWS resource: it has a statement of its own, for one role and what launching takes.</summary>
    [Theory]
    [InlineData(OwnKey, "aws")]
    [InlineData("arn:aws-cn:kms:cn-north-1:111122223333:key/10000000-0000-4000-8000-000000000001", "aws-cn")]
    public void AutoScaling_HasAStatement_ForItsRoleInTheCallersOwnAccount(string key, string partition)
    {
        var statement = Statements(Assert.Single(KeyAddition.Create(new SharingPlan { Organizations = [Organization] }, [(Owner, key)])))[2];

        var condition = statement.GetProperty("Condition");
        Assert.Equal("kms:CreateGrant", Assert.Single(statement.GetProperty("Action").EnumerateArray()).GetString());
        Assert.Equal(
            $"arn:{partition}:iam::${{aws:PrincipalAccount}}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling*",
            condition.GetProperty("StringLike").GetProperty("kms:GranteePrincipal").GetString());
        Assert.Equal(SourceAccess.GrantOperations, condition.GetProperty("ForAllValues:StringEquals").GetProperty("kms:GrantOperations").EnumerateArray().Select(operation => operation.GetString()));
        Assert.Equal("false", condition.GetProperty("Null").GetProperty("kms:GrantOperations").GetString());
        Assert.False(condition.TryGetProperty("Bool", out _));
    }

    private static List<JsonElement> Statements(KeyAddition addition) => [.. JsonDocument.Parse(addition.Statements).RootElement.EnumerateArray()];
}

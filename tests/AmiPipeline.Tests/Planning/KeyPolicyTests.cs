using AmiPipeline.Planning.Checks;
using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>What the text of a key policy says of a caller: a warning only if nothing in it could let the caller use the key.</summary>
public sealed class KeyPolicyTests
{
    private const string Session = "arn:aws:sts::111111111111:assumed-role/build/me";
    private const string Key = "arn:aws:kms:eu-west-1:111111111111:key/k1";

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "kms:*", "Resource": "*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": ["222222222222", "111111111111"] }, "Action": "kms:*", "Resource": "*" }""")]
    [InlineData("""[{ "Effect": "Allow", "Principal": "*", "Action": ["kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"] }, { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/team/build" }, "Action": "kms:CreateGrant" }]""")]
    [InlineData("""{ "Effect": "Allow", "NotPrincipal": { "AWS": "111111111111" }, "Action": "kms:*" }""")]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "*" }, "NotAction": "kms:Delete*" }""")]
    public void Finding_WhereTheCallerMayBeLet_IsNone(string statements) => Assert.Null(Find(statements));

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/admin" }, "Action": "kms:*" }""", 6)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::222222222222:root" }, "Action": "kms:*" }""", 6)]
    [InlineData("""{ "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": ["kms:Describe*", "kms:Put*"] }""", 5)]
    [InlineData("""{ "Effect": "Deny", "Principal": { "AWS": "*" }, "Action": "kms:*" }""", 6)]
    [InlineData("[]", 6)]
    public void Finding_WhereNothingCouldLetTheCaller_NamesTheStatementToAdd(string statements, int lacking)
    {
        var finding = Find(statements);

        Assert.NotNull(finding);
        Assert.StartsWith($"the policy of {Key} likely does not let arn:aws:iam::111111111111:role/build use it", finding, StringComparison.Ordinal);
        using var statement = System.Text.Json.JsonDocument.Parse(finding[finding.IndexOf("{ \"Effect\"", StringComparison.Ordinal)..]);
        Assert.Equal(lacking, statement.RootElement.GetProperty("Action").GetArrayLength());
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("""{ "Statement": [1] }""")]
    public void Finding_InATextThatIsNotUnderstood_IsNone(string policy) => Assert.Null(KeyPolicyCheck.Finding(policy, Key, Session, KeyPolicyCheck.ToWrite));

    private static string? Find(string statements) => KeyPolicyCheck.Finding($$"""{ "Version": "2012-10-17", "Statement": {{statements}} }""", Key, Session, KeyPolicyCheck.ToWrite);
}

using Xunit;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>Policies by themselves, asked of through <c>Authorize</c>.</summary>
public sealed class PolicyTests : IDisposable
{
    private const string Queue = "arn:aws:sqs:us-east-1:111122223333:queue";
    private readonly Lab _lab = new();

    [Theory]
    [InlineData("sqs:SendMessage", Queue, true)]
    [InlineData("SQS:sendmessage", Queue, true)]
    [InlineData("sqs:ReceiveMessage", Queue, false)]
    [InlineData("sqs:SendMessage", Queue + "-2", false)]
    [InlineData("sqs:DeleteMessage", Queue, true)]
    [InlineData("sqs:DeleteMessageBatch", Queue, false)]
    [InlineData("sqs:PurgeQueue", Queue, false)]
    [InlineData("sns:Publish", "arn:aws:sns:eu-west-1:111122223333:any", true)]
    [InlineData("sns:Publish", "arn:aws:sns:eu-west-1:444455556666:any", false)]
    [InlineData("sns:Publish", "arn:aws:sns:eu-west-1:111122223333:secret", false)]
    [InlineData("iam:GetRole", "*", true)]
    [InlineData("iam:PassRole", "*", false)]
    public void Statements_AllowWhatTheySayAndNothingElse_AndADenyWins(string action, string resource, bool isAllowed)
    {
        var role = _lab.Role("r", $$"""
            { "Effect": "Allow", "Action": ["sqs:SendMessage", "sqs:Delete?essage"], "Resource": "{{Queue}}" },
            { "Effect": "Allow", "Action": "sns:*", "Resource": "arn:aws:sns:*:111122223333:*" },
            { "Effect": "Deny", "Action": "*", "NotResource": ["{{Queue}}*", "arn:aws:sns:*:*:any", "arn:aws:sns:eu-west-1:444455556666:any"], "Condition": { "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } } },
            { "Effect": "Deny", "Action": "sns:Publish", "Resource": "arn:aws:sns:*:*:secret" },
            { "Effect": "Allow", "NotAction": ["iam:PassRole", "s*:*"], "Resource": "*" }
            """);

        Assert.Equal(isAllowed, _lab.Cloud.Iam.Authorize(role, action, resource, region: action[0] == 'i' ? "eu-west-1" : null).IsAllowed);
    }

    public static TheoryData<string, string, bool> Conditions => new()
    {
        { """ "StringEquals": { "x:k": ["a", "b"] } """, "b", true },
        { """ "StringEquals": { "x:k": "A" } """, "a", false },
        { """ "StringEquals": { "X:K": "a" } """, "a", true },
        { """ "StringEquals": { "x:k": "a*" } """, "ab", false },
        { """ "StringEquals": { "x:k": "a" } """, "", false },
        { """ "StringEqualsIfExists": { "x:k": "a" } """, "", true },
        { """ "StringEqualsIfExists": { "x:k": "a" } """, "b", false },
        { """ "StringNotEquals": { "x:k": ["a", "b"] } """, "b", false },
        { """ "StringNotEquals": { "x:k": ["a", "b"] } """, "c", true },
        { """ "StringNotEquals": { "x:k": "a" } """, "", true },
        { """ "StringEqualsIgnoreCase": { "x:k": "A" } """, "a", true },
        { """ "StringLike": { "x:k": "a?c*" } """, "abcd", true },
        { """ "StringLike": { "x:k": "a?c*" } """, "acd", false },
        { """ "StringNotLike": { "x:k": "a*" } """, "b", true },
        { """ "ArnLike": { "x:k": "arn:aws:iam::111122223333:role/ami-pipeline/*" } """, "arn:aws:iam::111122223333:role/ami-pipeline/x/y", true },
        { """ "ArnLike": { "x:k": "arn:aws:iam::*:role/x" } """, "arn:aws:iam::1:2:role/x", false },
        { """ "ArnEquals": { "x:k": "arn:aws:iam::1*:role/x" } """, "arn:aws:iam::12:role/x", true },
        { """ "ArnNotLike": { "x:k": "arn:aws:iam::1:role/x" } """, "arn:aws:iam::1:role/x", false },
        { """ "Bool": { "x:k": true } """, "true", true },
        { """ "Bool": { "x:k": "true" } """, "false", false },
        { """ "Null": { "x:k": "true" } """, "", true },
        { """ "Null": { "x:k": "false" } """, "a", true },
        { """ "Null": { "x:k": "true" } """, "a", false },
        { """ "NumericLessThanEquals": { "x:k": 10 } """, "10", true },
        { """ "NumericLessThan": { "x:k": "10" } """, "9.5", true },
        { """ "NumericGreaterThan": { "x:k": "10" } """, "10", false },
        { """ "NumericGreaterThan": { "x:k": "10" } """, "", false },
        { """ "NumericNotEquals": { "x:k": "10" } """, "11", true },
        { """ "DateLessThan": { "x:k": "2026-11-23T12:00:00Z" } """, "2026-11-23T11:59:59Z", true },
        { """ "DateGreaterThanEquals": { "x:k": "2026-11-23T12:00:00Z" } """, "1779537600", false },
        { """ "DateGreaterThan": { "aws:CurrentTime": "2026-11-23T11:00:00Z" } """, "", true },
        { """ "ForAllValues:StringEquals": { "x:k": ["a", "b"] } """, "a,b", true },
        { """ "ForAllValues:StringEquals": { "x:k": ["a", "b"] } """, "a,c", false },
        { """ "ForAllValues:StringEquals": { "x:k": ["a", "b"] } """, "", true },
        { """ "ForAnyValue:StringEquals": { "x:k": ["a", "b"] } """, "c,b", true },
        { """ "ForAnyValue:StringEquals": { "x:k": ["a", "b"] } """, "", false },
        { """ "ForAllValues:StringNotEquals": { "x:k": "a" } """, "a,b", false },
        { """ "StringEquals": { "x:k": "${aws:PrincipalAccount}" } """, Lab.Account, true },
        { """ "StringEquals": { "x:k": "${x:absent}" } """, "", false },
        { """ "StringLike": { "x:k": "${x:k}?" } """, "a*", false },
        { """ "StringLike": { "x:k": "a${*}" } """, "ab", false },
        { """ "StringLike": { "x:k": "a${*}" } """, "a*", true },
        { """ "StringEquals": { "x:k": "a", "aws:PrincipalAccount": "111122223333" }, "Bool": { "aws:SecureTransport": "true" } """, "a", true },
        { """ "StringEquals": { "x:k": "a", "aws:PrincipalAccount": "444455556666" } """, "a", false },
        { """ "ArnEquals": { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/test/r" } """, "", true },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Condition_IsMetAsIamSays(string condition, string values, bool isMet)
    {
        var role = _lab.Role("r", $$"""{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Condition": { {{condition}} } }""");
        var context = values.Length == 0
            ? new Dictionary<string, IReadOnlyList<string>>()
            : new Dictionary<string, IReadOnlyList<string>> { ["x:k"] = values.Split(',') };

        Assert.Equal(isMet, _lab.Cloud.Iam.Authorize(role, "sqs:SendMessage", Queue, context).IsAllowed);
    }

    [Fact]
    public void Authorize_TellsTheStatementThatDecided()
    {
        var role = _lab.Role("r", $$"""
            { "Sid": "Send", "Effect": "Allow", "Action": ["sqs:Get*", "sqs:Send*"], "Resource": "*" },
            { "Effect": "Deny", "Action": "sqs:SendMessage", "Resource": "{{Queue}}-2" }
            """);

        var allowed = _lab.Cloud.Iam.Authorize(role, "sqs:SendMessage", Queue);
        var denied = _lab.Cloud.Iam.Authorize(role, "sqs:SendMessage", Queue + "-2");
        var silent = _lab.Cloud.Iam.Authorize(role, "sqs:PurgeQueue", Queue);

        Assert.Equal((true, "inline/Send", "sqs:Send*"), (allowed.IsAllowed, allowed.Statement, allowed.ActionPattern));
        Assert.Equal((false, "inline/1", "sqs:SendMessage"), (denied.IsAllowed, denied.Statement, denied.ActionPattern));
        Assert.Equal((false, null, null), (silent.IsAllowed, silent.Statement, silent.ActionPattern));
        Assert.Empty(_lab.Cloud.Iam.Authorizations.All);
    }

    public void Dispose() => _lab.Dispose();
}

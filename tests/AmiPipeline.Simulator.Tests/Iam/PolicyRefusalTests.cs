using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Iam;

/// <summary>What a policy has in it that is not modelled is refused with its place, when the role is defined.</summary>
public sealed class PolicyRefusalTests : IDisposable
{
    private const string Statement = "/policies/inline/Statement/0";
    private readonly Lab _lab = new();

    [Theory]
    [InlineData(""" "Effect": "Allow", "Action": "*" """, Statement, "\"Resource\" and \"NotResource\"")]
    [InlineData(""" "Effect": "Allow", "Resource": "*" """, Statement, "\"Action\" and \"NotAction\"")]
    [InlineData(""" "Effect": "Allow", "Action": [], "Resource": "*" """, Statement, "at least one entry")]
    [InlineData(""" "Effect": "allow", "Action": "*", "Resource": "*" """, Statement + "/Effect", "not one of Allow, Deny")]
    [InlineData(""" "Effect": "Allow", "Action": "CopyImage", "Resource": "*" """, Statement + "/Action", "a service and a name")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "arn:aws:ec2:*" """, Statement + "/Resource", "six parts")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": { "Ref": "x" } """, Statement + "/Resource", "a text is expected")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Principal": "*" """, Statement + "/Principal", "no such member")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } """, Statement + "/Condition/IpAddress", "condition operator")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NullIfExists": { "aws:userid": "true" } } """, Statement + "/Condition/NullIfExists", "condition operator")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "ec2:Tenancy": "dedicated" } } """, Statement + "/Condition/StringEquals/ec2:Tenancy", "condition key is not modelled")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "aws:TagKeys": "a" } } """, Statement + "/Condition/StringEquals/aws:TagKeys", "ForAllValues:")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "StringEquals": { "aws:userid": "${aws:PrincipalTag/x}" } } """, Statement + "/Condition/StringEquals/aws:userid", "${aws:PrincipalTag/x}")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "arn:aws:ec2:*:*:image/${x" """, Statement + "/Resource", "closing brace")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "yes" } } """, Statement + "/Condition/Bool/aws:SecureTransport", "neither true nor false")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "NumericLessThan": { "x:k": "ten" } } """, Statement + "/Condition/NumericLessThan/x:k", "no number")]
    [InlineData(""" "Effect": "Allow", "Action": "ec2:*", "Resource": "*", "Condition": { "ArnLike": { "aws:PrincipalArn": "role/*" } } """, Statement + "/Condition/ArnLike/aws:PrincipalArn", "no ARN")]
    public void Role_WithAPolicyThatIsNotModelled_IsRefused(string members, string place, string problem)
    {
        var error = Assert.Throws<WorldFormatException>(() => _lab.Role("r", "{" + members + "}"));

        Assert.Equal(place, error.JsonPointer);
        Assert.Contains(problem, error.Message);
    }

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole" }""", "/trustPolicy/Statement/0", "\"Principal\" is missing")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Federated": "x" } }""", "/trustPolicy/Statement/0/Principal/Federated", "no such member")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "NotPrincipal": "*", "Principal": "*" }""", "/trustPolicy/Statement/0/NotPrincipal", "no such member")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "arn:aws:iam::111122223333:role/*" } }""", "/trustPolicy/Statement/0/Principal", "aws:PrincipalArn")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "me" } }""", "/trustPolicy/Statement/0/Principal/AWS", "no account id")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*", "Resource": "*" }""", "/trustPolicy/Statement/0/Resource", "no such member")]
    public void Role_WithATrustPolicyThatIsNotModelled_IsRefused(string trust, string place, string problem)
    {
        var error = Assert.Throws<WorldFormatException>(
            () => _lab.Role("r", """{ "Effect": "Allow", "Action": "*", "Resource": "*" }""", trust: trust));

        Assert.Equal(place, error.JsonPointer);
        Assert.Contains(problem, error.Message);
    }

    [Theory]
    [InlineData("a/b", "/", "{}", "/name")]
    [InlineData("a", "ami-pipeline", "{}", "/path")]
    [InlineData("a", "/", "{", "/trustPolicy")]
    [InlineData("a", "/", "{}", "/trustPolicy")]
    [InlineData("a", "/", """{ "Version": "2008-10-17" }""", "/trustPolicy/Version")]
    public void Definition_ThatIsWrong_IsRefused(string name, string path, string trust, string place)
    {
        var error = Assert.Throws<WorldFormatException>(
            () => _lab.Cloud.Iam.DefineRole(Lab.Account, new RoleDefinition { Name = name, Path = path, TrustPolicy = trust }));

        Assert.Equal(place, error.JsonPointer);
    }

    public void Dispose() => _lab.Dispose();
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AmiPipeline.House.Tests;

/// <summary>A type as its declaration shows it.</summary>
/// <param name="Name">Its name, without type parameters.</param>
/// <param name="Bases">The names in its list of base types.</param>
/// <param name="Signature">The names of all types that its declaration and its members' declarations mention: bases, parameters, results, fields. Not what bodies use.</param>
/// <param name="Contract">The same without private members: what other files have to know.</param>
internal sealed record SourceType(string Name, IReadOnlySet<string> Bases, IReadOnlySet<string> Signature, IReadOnlySet<string> Contract)
{
    public bool IsException => Name.EndsWith("Exception", StringComparison.Ordinal);

    public static SourceType From(MemberDeclarationSyntax declaration) => new(
        declaration switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => throw new ArgumentException($"{declaration.GetType().Name} declares no type."),
        },
        Names([(declaration as BaseTypeDeclarationSyntax)?.BaseList]),
        Names(Signatures(declaration, _ => true)),
        Names(Signatures(declaration, member => !IsPrivate(member))));

    public SourceType With(SourceType part) => this with
    {
        Bases = Bases.Union(part.Bases).ToHashSet(),
        Signature = Signature.Union(part.Signature).ToHashSet(),
        Contract = Contract.Union(part.Contract).ToHashSet(),
    };

    private static HashSet<string> Names(IEnumerable<SyntaxNode?> nodes) =>
        nodes.OfType<SyntaxNode>()
            .SelectMany(node => node.DescendantNodesAndSelf(child => child is not (AttributeListSyntax or ArgumentListSyntax or EqualsValueClauseSyntax)))
            .OfType<SimpleNameSyntax>()
            .Select(name => name.Identifier.Text)
            .ToHashSet();

    private static bool IsPrivate(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PrivateKeyword) && !member.Modifiers.Any(SyntaxKind.ProtectedKeyword);

    private static IEnumerable<SyntaxNode?> Signatures(MemberDeclarationSyntax member, Func<MemberDeclarationSyntax, bool> counts) => member switch
    {
        TypeDeclarationSyntax type => [type.BaseList, type.ParameterList, .. type.ConstraintClauses, .. type.Members.Where(counts).SelectMany(inner => Signatures(inner, counts))],
        BaseMethodDeclarationSyntax method => [ResultOf(method), method.ParameterList],
        BasePropertyDeclarationSyntax property => [property.Type, (property as IndexerDeclarationSyntax)?.ParameterList],
        BaseFieldDeclarationSyntax field => [field.Declaration.Type],
        DelegateDeclarationSyntax type => [type.ReturnType, type.ParameterList],
        _ => [],
    };

    private static TypeSyntax? ResultOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.ReturnType,
        OperatorDeclarationSyntax named => named.ReturnType,
        ConversionOperatorDeclarationSyntax named => named.Type,
        _ => null,
    };
}
